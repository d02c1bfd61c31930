package io.healthscore.account;

import io.healthscore.account.FactsByDay.Facts;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an account's record says of it; null where it says nothing.
 *
 * @param noticeDays 0-3650 days before {@code contractEndsOn}
 * @param seats whole, at least 0
 * @param spend a month, at least 0
 * @param excluded kept out of lists, portfolio, insight and references, such as a test account
 * @param attributes the client's own, free in form
 */
@Embeddable
record Particulars(
        @Nullable String name,
        @Nullable String segment,
        @Nullable String lifecycle,
        @Nullable String owner,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate contractEndsOn,
        @Nullable Integer noticeDays,
        @Nullable Boolean autoRenew,
        @Nullable Long seats,
        @Nullable BigDecimal spend,
        boolean excluded,

        @JdbcTypeCode(SqlTypes.JSON) @Convert(converter = AttributesColumn.class)
        ObjectNode attributes) {

    static final Particulars NONE = new Particulars(
            null, null, null, null, null, null, null, null, null, null, false, JsonNodeFactory.instance.objectNode());

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    /** Writes spend in one way, so that 1200 and 1200.00 are no change. */
    Particulars {
        if (spend != null) {
            var shortest = spend.stripTrailingZeros();
            spend = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }
    }

    Facts facts() {
        return new Facts(segment, lifecycle, contractEndsOn, noticeDays, autoRenew);
    }

    /** Whether nothing would change; numbers compare by value, since most clients cannot write 1.10 back as it was. */
    boolean saysTheSameAs(Particulars other) {
        return withoutAttributes().equals(other.withoutAttributes())
                && attributes.equals(NUMBERS_BY_VALUE, other.attributes);
    }

    /** What the other says where this says nothing; whether it is excluded stays its own. */
    Particulars filledFrom(Particulars other) {
        var filled = other.attributes.deepCopy();
        filled.setAll(attributes);
        return new Particulars(
                either(name, other.name),
                either(segment, other.segment),
                either(lifecycle, other.lifecycle),
                either(owner, other.owner),
                either(customerSince, other.customerSince),
                either(contractEndsOn, other.contractEndsOn),
                either(noticeDays, other.noticeDays),
                either(autoRenew, other.autoRenew),
                either(seats, other.seats),
                either(spend, other.spend),
                excluded,
                filled);
    }

    private static <T> @Nullable T either(@Nullable T mine, @Nullable T other) {
        return mine != null ? mine : other;
    }

    Particulars withoutAttributes() {
        return new Particulars(
                name,
                segment,
                lifecycle,
                owner,
                customerSince,
                contractEndsOn,
                noticeDays,
                autoRenew,
                seats,
                spend,
                excluded,
                NONE.attributes);
    }
}
