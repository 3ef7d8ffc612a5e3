package io.abmsuite.segmentation.policyclass;

import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.ClassView;
import io.abmsuite.segmentation.publishedclass.Letters;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.run.PolicyResults.PolicyResult;

/**
 * The class of an account under one policy.
 *
 * @param published whether it is the published one; then the letters are those after hysteresis and the decision of a person
 * @param source the run that found it, or the present publication
 */
public record PolicyClass(boolean published, Publication source, Letters letters, ClassFigures figures) {

    static PolicyClass of(ClassView view) {
        return new PolicyClass(
                true, view.run(), view.published().letters(), view.published().figures());
    }

    static PolicyClass of(PolicyResult result) {
        ClassFigures figures = result.figures();
        Publication source = new Publication(result.policy(), result.policyVersion(), result.run(), result.asOf());
        return new PolicyClass(false, source, figures.letters(), figures);
    }
}
