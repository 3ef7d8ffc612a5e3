package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.segmentation.ledger.AccountFacts;
import io.abmsuite.segmentation.run.AccountGroup.By;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultLinesTest {

    private final List<AccountFacts> accounts = new ArrayList<>();

    @Test
    void eachAccountHasItsOwnLineUnlessItIsRolledUp() {
        account(1, null);
        account(2, 1);

        assertThat(lines(null, false)).isEqualTo(Map.of("1", "1", "2", "2"));
        assertThat(lines(null, true)).isEqualTo(Map.of("1", "1", "2", "1"));
    }

    @Test
    void subsidiariesOfSubsidiariesCountUnderTheTop() {
        account(1, null);
        account(2, 1);
        account(3, 2);
        account(4, 2);
        account(5, null);

        assertThat(lines(null, true)).isEqualTo(Map.of("1", "1", "2", "1", "3", "1", "4", "1", "5", "5"));
    }

    @Test
    void aParentNobodyKnowsOrThatIsErasedIsNoTop() {
        account(2, 99);
        account(3, 2);
        accounts.add(new AccountFacts(id(10), "10", null, null, null, true));
        account(11, 10);

        assertThat(lines(null, true)).isEqualTo(Map.of("2", "2", "3", "2", "10", "10", "11", "11"));
    }

    @Test
    void parentsThatGoRoundHaveOneLine() {
        account(3, 2);
        account(2, 4);
        account(4, 3);
        account(7, 3);
        account(1, 1);

        assertThat(lines(null, true)).isEqualTo(Map.of("2", "2", "3", "2", "4", "2", "7", "2", "1", "1"));
    }

    @Test
    void aGroupHasTheAccountsOfItsTeamCountryOrParent() {
        accounts.add(new AccountFacts(id(1), "1", "north", "Germany", null, false));
        accounts.add(new AccountFacts(id(2), "2", "south", "DE", id(1), false));
        accounts.add(new AccountFacts(id(3), "3", "north", "FR", id(2), false));
        accounts.add(new AccountFacts(id(4), "4", null, null, null, false));

        assertThat(lines(new AccountGroup(By.TEAM, "north"), false)).containsOnlyKeys("1", "3");
        assertThat(lines(new AccountGroup(By.COUNTRY, "deu"), false)).containsOnlyKeys("1", "2");
        assertThat(lines(new AccountGroup(By.PARENT, id(2).toString()), false)).containsOnlyKeys("2", "3");
        assertThat(lines(new AccountGroup(By.PARENT, id(1).toString()), true))
                .isEqualTo(Map.of("1", "1", "2", "1", "3", "1"));
        assertThat(lines(new AccountGroup(By.TEAM, "north"), true))
                .as("the way up ends where the group ends")
                .isEqualTo(Map.of("1", "1", "3", "3"));
    }

    @Test
    void aGroupIsFoundByIdOrCodeOrRefused() {
        account(1, null);
        account(2, 1);

        assertThat(choice(By.PARENT, "code:1"))
                .isEqualTo(new GroupChoice(
                        new AccountGroup(By.PARENT, id(1).toString()), List.of(id(1), id(2)), List.of()));
        assertThat(choice(By.PARENT, id(2).toString()).members()).containsExactly(id(2));
        assertThat(choice(By.TEAM, "nobody").faults())
                .extracting(FieldFault::code)
                .containsExactly("EMPTY_GROUP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "code:3", "code:", "00000000-0000-0000-0000-00000000000f", "not an id"})
    void aParentMustBeThere(String named) {
        account(1, null);

        assertThat(choice(By.PARENT, named).faults())
                .extracting(FieldFault::code)
                .containsExactly("UNKNOWN_ACCOUNT");
    }

    /** Whatever the parents are: everybody has a line, a line is its own line, and the order of accounts does not matter. */
    @Property(tries = 300)
    void everyAccountCountsUnderExactlyOneLine(
            @ForAll @Size(max = 12) List<@IntRange(min = -1, max = 12) Integer> parents, @ForAll long seed) {
        accounts.clear();
        for (int i = 0; i < parents.size(); i++) {
            account(i, parents.get(i) < 0 ? null : parents.get(i));
        }
        Map<String, String> lines = lines(null, true);
        Collections.shuffle(accounts, new Random(seed));

        assertThat(lines).hasSize(parents.size()).isEqualTo(lines(null, true));
        lines.values().forEach(line -> assertThat(lines.get(line)).isEqualTo(line));
    }

    private GroupChoice choice(By by, String value) {
        return GroupChoice.of(new AccountGroup(by, value), accounts);
    }

    private Map<String, String> lines(AccountGroup group, boolean rollUp) {
        Map<String, String> codes = new TreeMap<>();
        Map<UUID, String> byId = new TreeMap<>();
        accounts.forEach(account -> byId.put(account.id(), account.code()));
        ResultLines.of(accounts, group, rollUp).forEach((member, line) -> codes.put(byId.get(member), line.code()));
        return codes;
    }

    private void account(int number, Integer parent) {
        accounts.add(new AccountFacts(
                id(number), Integer.toString(number), null, null, parent == null ? null : id(parent), false));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
