package io.healthscore.model;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.Serial;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Definitions as they are sent and answered: JSON and YAML say the same. */
final class DefinitionText {

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Quoting()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private DefinitionText() {}

    static StrictJson.Document json(byte[] text) {
        return StrictJson.read(text);
    }

    static StrictJson.Document json(String text) {
        return StrictJson.read(text);
    }

    static StrictJson.Document yaml(byte[] text) {
        try {
            return StrictJson.read(new PlainYaml(new YAMLFactory().createParser(ObjectReadContext.empty(), text)));
        } catch (InvalidRequest broken) {
            throw new InvalidRequest(
                    broken.faults().stream().map(DefinitionText::ofYaml).toList());
        }
    }

    static String toYaml(JsonNode definition) {
        return YAML.writeValueAsString(definition);
    }

    private static Fault ofYaml(Fault fault) {
        return new Fault(fault.pointer(), fault.parameter(), fault.detail().replace("JSON", "YAML"));
    }

    private static boolean isWithoutNumber(String text) {
        return text.chars().noneMatch(Character::isDigit); // .inf and .nan
    }

    /** Quotes too what would be read as a number, such as 1e3, and the next-line character, which ends a name. */
    private static final class Quoting extends StringQuotingChecker.Default {

        @Serial
        private static final long serialVersionUID = 1;

        private static final Pattern DOUBTFUL = Pattern.compile("[-+.\\d].*|.*\\x85.*", Pattern.DOTALL);

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || isDoubtful(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || isDoubtful(value);
        }

        private static boolean isDoubtful(String text) {
            return DOUBTFUL.matcher(text).matches();
        }
    }

    /** YAML without aliases, which would be read as texts that say something else; infinity and NaN are texts here. */
    private static final class PlainYaml extends JsonParserDelegate {

        private final YAMLParser yaml;

        PlainYaml(JsonParser parser) {
            super(parser);
            this.yaml = (YAMLParser) parser;
        }

        @Override
        public JsonToken nextToken() {
            var token = yaml.nextToken();
            if (yaml.isCurrentAlias()) {
                var pointer = yaml.streamReadContext().pathAsPointer().toString();
                throw new InvalidRequest(List.of(Fault.at(pointer, "is an alias; write out what it stands for")));
            }
            return token == JsonToken.VALUE_NUMBER_FLOAT && isWithoutNumber(yaml.getString())
                    ? JsonToken.VALUE_STRING
                    : token;
        }
    }
}
