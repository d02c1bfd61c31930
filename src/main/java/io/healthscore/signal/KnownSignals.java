package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The signals of an account on the days before one, packed into far fewer bytes than a {@link SignalWindow}.
 * A last event's id is kept only where another's time is the same, for then alone it tells which of them came later.
 */
final class KnownSignals {

    private static final int VALUED = 1;
    private static final int SEVERAL = 2;
    private static final int LAST_VALUED = 4;
    private static final int LAST_IS_SUM = 8;
    private static final int SEVERITY_SHIFT = 4;
    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final EventType[] TYPES = EventType.values();

    private final LocalDate before;
    private final byte[] packed;

    private KnownSignals(LocalDate before, byte[] packed) {
        this.before = before;
        this.packed = packed;
    }

    static KnownSignals of(SignalWindow window, LocalDate before) {
        var signals = window.all().toList();
        int end = (int) before.toEpochDay();
        var users = signals.stream()
                .flatMap(each -> Arrays.stream(each.users()).limit(each.firstFrom(end)))
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        var writer = new Packer();
        writer.number(users.length);
        Arrays.stream(users).forEach(writer::bits);
        writer.number(signals.size());
        var twice = timesOfSeveral(signals, end);
        signals.forEach(each -> pack(each, each.firstFrom(end), users, twice, writer));
        return new KnownSignals(before, writer.bytes());
    }

    private static HashSet<Long> timesOfSeveral(List<Signals> signals, int end) {
        var once = new HashSet<Long>();
        var twice = new HashSet<Long>();
        for (var each : signals) {
            for (int i = 0; i < each.firstFrom(end); i++) {
                long at = each.lastAts()[i];
                if (!once.add(at)) {
                    twice.add(at);
                }
            }
        }
        return twice;
    }

    private static void pack(Signals signals, int size, long[] users, HashSet<Long> twice, Packer writer) {
        writer.number(signals.type().ordinal());
        writer.text(signals.facet());
        writer.number(size);
        int previous = 0;
        for (int i = 0; i < size; i++) {
            int day = signals.days()[i];
            writer.number(day - previous);
            writer.number(signals.counts()[i]);
            packValues(signals, i, writer);
            long at = signals.lastAts()[i];
            writer.number(at - day * MICROS_A_DAY);
            writer.text(twice.contains(at) ? signals.lastIds()[i] : "");
            packUsers(signals.users()[i], users, writer);
            previous = day;
        }
    }

    private static void packValues(Signals signals, int i, Packer writer) {
        long valued = signals.valued()[i];
        double sum = signals.sums()[i];
        double last = signals.lasts()[i];
        boolean lastIsSum = valued == 1 && last == sum;
        writer.number((valued > 0 ? VALUED : 0)
                | (valued > 1 ? SEVERAL : 0)
                | (Double.isNaN(last) ? 0 : LAST_VALUED)
                | (lastIsSum ? LAST_IS_SUM : 0)
                | (signals.severities()[i] << SEVERITY_SHIFT));
        if (valued > 0) {
            writer.real(sum);
        }
        if (valued > 1) {
            writer.number(valued);
            writer.real(signals.mins()[i]);
            writer.real(signals.maxs()[i]);
        }
        if (!Double.isNaN(last) && !lastIsSum) {
            writer.real(last);
        }
    }

    private static void packUsers(long[] ofDay, long[] users, Packer writer) {
        writer.number(ofDay.length);
        for (long user : ofDay) {
            writer.number(Arrays.binarySearch(users, user));
        }
    }

    /** The day of which, and of later ones, nothing is known. */
    LocalDate before() {
        return before;
    }

    int bytes() {
        return packed.length;
    }

    void addTo(WindowCollector window) {
        var reader = new Unpacker(packed);
        var users = new long[(int) reader.number()];
        for (int i = 0; i < users.length; i++) {
            users[i] = reader.bits();
        }
        for (long left = reader.number(); left > 0; left--) {
            var collector = window.of(TYPES[(int) reader.number()], reader.text());
            int day = 0;
            for (long rows = reader.number(); rows > 0; rows--) {
                day += (int) reader.number();
                addRow(collector, day, users, reader);
            }
        }
    }

    private static void addRow(SignalsCollector collector, int day, long[] users, Unpacker reader) {
        collector.begin(day, reader.number());
        int flags = (int) reader.number();
        double sum = is(flags, VALUED) ? reader.real() : 0;
        if (is(flags, SEVERAL)) {
            collector.values(reader.number(), sum, reader.real(), reader.real());
        } else {
            double single = is(flags, VALUED) ? sum : Double.NaN;
            collector.values(is(flags, VALUED) ? 1 : 0, sum, single, single);
        }
        collector.last(last(flags, sum, reader), day * MICROS_A_DAY + reader.number(), reader.text());
        collector.end((byte) (flags >> SEVERITY_SHIFT), users(users, reader));
    }

    private static double last(int flags, double sum, Unpacker reader) {
        if (is(flags, LAST_IS_SUM)) {
            return sum;
        }
        return is(flags, LAST_VALUED) ? reader.real() : Double.NaN;
    }

    private static long[] users(long[] users, Unpacker reader) {
        var ofDay = new long[(int) reader.number()];
        for (int i = 0; i < ofDay.length; i++) {
            ofDay[i] = users[(int) reader.number()];
        }
        return ofDay;
    }

    private static boolean is(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
