package io.abmsuite.segmentation.whatif.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.whatif.Movement;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * How accounts would move from the classes that are published; {@code -} stands for no class.
 *
 * @param abc all 16 pairs of ABC classes
 * @param cells the pairs of cells that have accounts
 * @param moved the accounts whose ABC class would change
 */
public record MovementResponse(
        @NotNull List<MoveResponse> abc,
        @NotNull List<MoveResponse> cells,
        @NotNull MovedResponse moved) {

    static MovementResponse of(Movement movement, String currency) {
        Movement.Moved moved = movement.moved();
        return new MovementResponse(
                moves(movement.abc(), currency),
                moves(movement.cells(), currency),
                new MovedResponse(
                        moved.accounts(),
                        Money.of(moved.total(), currency),
                        Money.of(moved.up(), currency),
                        Money.of(moved.down(), currency)));
    }

    private static List<MoveResponse> moves(List<Movement.Move> moves, String currency) {
        return moves.stream()
                .map(move ->
                        new MoveResponse(move.from(), move.to(), move.accounts(), Money.of(move.total(), currency)))
                .toList();
    }

    /** So many accounts from one class to another, with the sum of their totals. */
    public record MoveResponse(
            @NotNull String from,
            @NotNull String to,
            int accounts,
            @NotNull Money total) {}

    /**
     * Revenue moved.
     *
     * @param total sum of the totals of the accounts whose ABC class would change
     * @param up part of it that would come into a better class, or get one
     * @param down part of it that would come into a worse class, or lose it
     */
    public record MovedResponse(
            int accounts,
            @NotNull Money total,
            @NotNull Money up,
            @NotNull Money down) {}
}
