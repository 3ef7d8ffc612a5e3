package io.abmsuite.segmentation.whatif;

import io.abmsuite.segmentation.run.Matrix;
import io.abmsuite.segmentation.run.RunOutcome;
import io.abmsuite.segmentation.run.RunTask;

/** What a run would find, and what it would change against the classes that are published. */
public record WhatIf(
        String policy,
        RunTask task,
        String currency,
        RunOutcome outcome,
        Matrix matrix,
        Movement movement,
        Load load) {}
