package io.abmsuite.segmentation.picture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MarkupTest {

    @Example
    void nothingOfATextIsMarkup() {
        assertThat(Markup.text("<b onclick=\"x('&')\">")).isEqualTo("&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;");
        assertThat(Markup.text("a\u0000b\uD800c\u0085")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(Markup.text("Ä 日本 😀")).isEqualTo("Ä 日本 😀");
    }

    @Property
    void noTextHoldsACharacterThatWouldEndIt(@ForAll String text) {
        assertThat(Markup.text(text))
                .doesNotContain("<", ">", "\"", "'")
                .doesNotMatch("(?s).*&(?!(amp|lt|gt|quot|#39);).*");
    }
}
