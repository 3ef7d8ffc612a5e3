package io.abmsuite.platform.state;

import io.abmsuite.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The allowed moves between the states of an object; every move not listed is refused. Immutable once built. */
public final class StateTable<S extends Enum<S>> {

    private final String object;
    private final Map<S, Set<S>> moves;
    private final Map<S, Set<S>> needReason;

    private StateTable(Builder<S> builder) {
        this.object = builder.object;
        this.moves = builder.moves;
        this.needReason = builder.needReason;
    }

    /** Starts a table. The object's name appears in refusals, in upper case: {@code CAMPAIGN}. */
    public static <S extends Enum<S>> Builder<S> of(String object, Class<S> states) {
        return new Builder<>(object, states);
    }

    /** The states that can be reached from this one. */
    public Set<S> movesFrom(S state) {
        return Collections.unmodifiableSet(moves.get(state));
    }

    /** True if the move is listed and needs a reason. */
    public boolean needsReason(S from, S to) {
        return needReason.get(from).contains(to);
    }

    /** Lets an allowed move pass: 409 if it is not listed, 422 if its reason is missing. */
    public void check(S from, S to, String reason) {
        if (!moves.get(from).contains(to)) {
            List<S> allowed = new ArrayList<>(moves.get(from));
            throw ProblemException.conflict(
                    object + "_MOVE_NOT_ALLOWED",
                    "It is " + from + " and cannot become " + to + "; allowed now: " + allowed + ".",
                    Map.of("state", from, "asked", to, "allowed", allowed));
        }
        if (needsReason(from, to) && (reason == null || reason.isBlank())) {
            throw ProblemException.unprocessable(
                    "/reason", "REASON_REQUIRED", "is required to move from " + from + " to " + to);
        }
    }

    /** Collects the rows of a table. */
    public static final class Builder<S extends Enum<S>> {

        private final String object;
        private final Map<S, Set<S>> moves;
        private final Map<S, Set<S>> needReason;

        private Builder(String object, Class<S> states) {
            this.object = object;
            this.moves = new EnumMap<>(states);
            this.needReason = new EnumMap<>(states);
            for (S state : states.getEnumConstants()) {
                moves.put(state, EnumSet.noneOf(states));
                needReason.put(state, EnumSet.noneOf(states));
            }
        }

        /** Allows moves without a reason. */
        @SafeVarargs
        public final Builder<S> allow(S from, S... to) {
            for (S state : to) {
                moves.get(from).add(state);
            }
            return this;
        }

        /** Allows moves that need a reason. */
        @SafeVarargs
        public final Builder<S> allowWithReason(S from, S... to) {
            for (S state : to) {
                moves.get(from).add(state);
                needReason.get(from).add(state);
            }
            return this;
        }

        public StateTable<S> build() {
            return new StateTable<>(this);
        }
    }
}
