/**
 * Rules over attested statements: where to look in them, and what must be there. They stand where
 * cosign takes CUE and Rego, which no library evaluates on this platform.
 *
 * <p>Specification: {@code content/reference/policies.adoc}; paths are JSON Pointers (RFC 6901).
 *
 * <p>Start reading at {@link dev.signlab.engine.rules.RuleSet}.
 */
@NullMarked
package dev.signlab.engine.rules;

import org.jspecify.annotations.NullMarked;
