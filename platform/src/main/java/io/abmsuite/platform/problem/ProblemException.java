package io.abmsuite.platform.problem;

import java.util.List;
import java.util.Map;

/** A failure that knows the problem it is answered with. Features derive their own exceptions from it. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(Problem.of(404, code, detail));
    }

    public static ProblemException conflict(String code, String detail, Map<String, Object> facts) {
        return new ProblemException(Problem.of(409, code, detail).with(facts));
    }

    /** 422: one rule of one field is broken. */
    public static ProblemException unprocessable(String pointer, String code, String message) {
        return unprocessable(List.of(new FieldFault(pointer, code, message)));
    }

    /** 422: all broken rules at once. */
    public static ProblemException unprocessable(List<FieldFault> faults) {
        return new ProblemException(Problem.of(422, "VALIDATION_FAILED", sentence(faults), faults));
    }

    /** 400: the request itself cannot be understood. */
    public static ProblemException badRequest(String code, List<FieldFault> faults) {
        return new ProblemException(Problem.of(400, code, sentence(faults), faults));
    }

    private static String sentence(List<FieldFault> faults) {
        String first = faults.get(0).pointer() + " " + faults.get(0).message();
        return faults.size() == 1 ? first : first + " (and " + (faults.size() - 1) + " more, see errors)";
    }
}
