package io.abmsuite.campaigns.campaign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads an amount as it is written, a decimal text; a JSON number is taken, too. */
final class DecimalText extends StdDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1;
    private static final Pattern FORM = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    DecimalText() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            String text = parser.getText();
            return FORM.matcher(text).matches()
                    ? new BigDecimal(text)
                    : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal");
        }
        return parser.currentToken().isNumeric()
                ? parser.getDecimalValue()
                : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
    }
}
