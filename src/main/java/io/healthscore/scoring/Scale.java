package io.healthscore.scoring;

import java.util.List;

/** On what a model shows its scores, which inside always run from 0 to 100. */
public sealed interface Scale {

    /** The number that bands are compared with: what is printed, so that the two never disagree. */
    double shown(double score);

    /** What is printed. */
    default String display(double score) {
        return Words.number(shown(score));
    }

    /** Whole percent, half up. */
    record Percentage() implements Scale {

        @Override
        public double shown(double score) {
            return halfUp(score);
        }
    }

    /** Whole numbers from {@code min} (a score of 0) to {@code max} (100), half up, such as 1 to 10. */
    record Range(int min, int max) implements Scale {

        public Range {
            Check.that(min < max, "scale.min must be below scale.max");
        }

        @Override
        public double shown(double score) {
            return halfUp(min + score * (max - min) / 100);
        }
    }

    /** Names, each from a floor (0 to 100) on; the best whose floor is reached is shown. */
    record Grades(List<Grade> grades) implements Scale {

        /** Best first; the last one begins at 0. */
        public Grades {
            grades = List.copyOf(grades);
            Check.that(!grades.isEmpty(), "scale.grades must not be empty");
            Check.distinct(grades.stream().map(Grade::name).toList(), "grade");
            for (int i = 1; i < grades.size(); i++) {
                Check.that(
                        grades.get(i).floor() < grades.get(i - 1).floor(),
                        "grade " + grades.get(i).name() + " must begin below the one before it");
            }
            Grade last = grades.get(grades.size() - 1);
            Check.that(last.floor() == 0, "the last grade, " + last.name() + ", must begin at 0");
        }

        /** What a band written as this grade is compared with. */
        public double floorOf(String name) {
            return grades.stream()
                    .filter(grade -> grade.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is not a grade of the scale"))
                    .floor();
        }

        @Override
        public double shown(double score) {
            return reached(score).floor();
        }

        @Override
        public String display(double score) {
            return reached(score).name();
        }

        private Grade reached(double score) {
            for (Grade grade : grades) {
                if (score >= grade.floor()) {
                    return grade;
                }
            }
            return grades.get(grades.size() - 1);
        }
    }

    /** A name and the score (0 to 100) from which on it is shown. */
    record Grade(String name, double floor) {

        public Grade {
            Check.named(name, "a grade's name");
            Check.within(0, 100, floor, "grade " + name);
        }
    }

    private static double halfUp(double number) {
        return Math.floor(number + 0.5 + 1e-9);
    }
}
