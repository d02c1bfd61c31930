package io.healthscore.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.scoring.Scale.Grade;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTests {

    private static final Scale.Grades GRADES = new Scale.Grades(List.of(
            new Grade("A", 90), new Grade("B", 72.5), new Grade("C", 50), new Grade("D", 20), new Grade("F", 0)));

    static Stream<Grading> gradings() {
        return Stream.of(
                Models.PERCENTAGE,
                new Grading(new Scale.Range(1, 10), new Bands(8, 5, 3, 1)),
                new Grading(new Scale.Range(1, 5), new Bands(4, 3, 2, 1)),
                new Grading(
                        GRADES,
                        new Bands(GRADES.floorOf("B"), GRADES.floorOf("C"), GRADES.floorOf("D"), GRADES.floorOf("F"))));
    }

    @ParameterizedTest
    @MethodSource("gradings")
    void whatIsPrintedAndTheBandNeverDisagree(Grading grading) {
        Map<String, Band> bandByPrint = new TreeMap<>();
        Band before = Band.CRITICAL;
        for (int hundredth = 0; hundredth <= 10_000; hundredth++) {
            Band band = grading.band(hundredth / 100.0);
            assertThat(bandByPrint.merge(grading.display(hundredth / 100.0), band, (a, b) -> a))
                    .isEqualTo(band);
            assertThat(band).isLessThanOrEqualTo(before);
            before = band;
        }
        assertThat(before).isEqualTo(Band.HEALTHY);
        assertThat(bandByPrint).containsValues(Band.WATCH, Band.POOR, Band.CRITICAL);
    }

    @Test
    void percentageIsWholeAndHalfUp() {
        assertThat(Models.PERCENTAGE.display(74.49)).isEqualTo("74");
        assertThat(Models.PERCENTAGE.band(74.49)).isEqualTo(Band.WATCH);
        assertThat(Models.PERCENTAGE.display(74.5)).isEqualTo("75");
        assertThat(Models.PERCENTAGE.band(74.5)).isEqualTo(Band.HEALTHY);
    }

    @Test
    void anEightBeginsAtSevenAndAHalf() {
        var grading = new Grading(new Scale.Range(1, 10), new Bands(8, 5, 3, 1));

        // 7.5 on 1 to 10 is 6.5 of 9 steps: 72.2222
        assertThat(grading.display(72.22)).isEqualTo("7");
        assertThat(grading.band(72.22)).isEqualTo(Band.WATCH);
        assertThat(grading.display(72.23)).isEqualTo("8");
        assertThat(grading.band(72.23)).isEqualTo(Band.HEALTHY);
        assertThat(grading.display(0)).isEqualTo("1");
        assertThat(grading.display(100)).isEqualTo("10");
    }

    @Test
    void gradeIsTheBestWhoseFloorIsReached() {
        assertThat(GRADES.display(89.99)).isEqualTo("B");
        assertThat(GRADES.display(90)).isEqualTo("A");
        assertThat(GRADES.display(0)).isEqualTo("F");
        assertThatThrownBy(() -> GRADES.floorOf("E")).hasMessage("E is not a grade of the scale");
    }

    @Test
    void bandsMustFitTheScale() {
        assertThatThrownBy(() -> new Bands(50, 75, 25, 0)).hasMessage("bands.healthy must be above bands.watch");
        assertThatThrownBy(() -> new Grading(new Scale.Range(1, 5), new Bands(75, 50, 25, 0)))
                .hasMessage("bands.healthy must not be above the scale's highest, 5");
        assertThatThrownBy(() -> new Grading(new Scale.Range(1, 10), new Bands(8, 5, 3, 2)))
                .hasMessage("bands.critical must not be above the scale's lowest, 1");
    }
}
