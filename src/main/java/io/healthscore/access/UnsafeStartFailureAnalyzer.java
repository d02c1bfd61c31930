package io.healthscore.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class UnsafeStartFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeStart cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
