package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Codes kept as bytes are told back as they were, and stand in order of their code points however they came. */
class AccountCodesTest {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void ordersByCodePointHoweverCodesCome(@ForAll("codes") List<Set<String>> portions) {
        AccountCodes codes = new AccountCodes();
        List<String> added = new ArrayList<>();
        for (Set<String> portion : portions) {
            for (String code : portion) {
                if (!added.contains(code)) {
                    assertThat(codes.add(code)).isEqualTo(added.size());
                    added.add(code);
                }
            }
            int[] before = codes.byCode();
            int[] asItWas = before.clone();

            assertThat(Arrays.stream(codes.byCode()).mapToObj(codes::code))
                    .containsExactlyElementsOf(
                            added.stream().sorted(CodePointOrder.INSTANCE).toList());
            assertThat(before).isEqualTo(asItWas);
        }
        for (int place = 0; place < added.size(); place++) {
            assertThat(codes.code(place)).isEqualTo(added.get(place));
        }
        assertThat(codes.size()).isEqualTo(added.size());
    }

    @Provide
    Arbitrary<List<Set<String>>> codes() {
        Arbitrary<String> code = Arbitraries.strings()
                .withChars("abAB1-é\uE000\uFFFD")
                .ofMinLength(1)
                .ofMaxLength(6)
                .flatMap(text -> Arbitraries.of(text, text + "\uD83D\uDE00", "\uD83D\uDE00" + text));
        return code.set().ofMaxSize(20).list().ofMaxSize(5);
    }
}
