package io.healthscore.scoring;

/** The values that get 100, either end infinite when there is none. */
record Full(double from, double to) {

    static Full from(double value) {
        return new Full(value, Double.POSITIVE_INFINITY);
    }

    static Full upTo(double value) {
        return new Full(Double.NEGATIVE_INFINITY, value);
    }

    /** Such as "16 make it full", "3 or fewer make it full", "80 % makes it full". */
    String sentence(String unit) {
        boolean percent = unit.equals("%");
        String mark = percent ? " %" : "";
        if (Double.isFinite(from) && Double.isFinite(to) && from < to) {
            return Words.number(from) + " to " + Words.number(to) + mark + " make it full";
        }
        double edge = Double.isFinite(from) ? from : to;
        String number = Words.number(edge) + mark;
        if (Double.isFinite(from) || edge == 0) {
            return number + (percent || edge == 0 || edge == 1 ? " makes it full" : " make it full");
        }
        return number + (percent ? " or less makes it full" : " or fewer make it full");
    }
}
