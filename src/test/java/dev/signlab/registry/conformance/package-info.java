/**
 * The OCI distribution-spec's conformance requests, sent to the embedded registry and, to show that
 * they can fail, to an older one. Start at {@code RegistryConformanceTests}.
 */
@NullMarked
package dev.signlab.registry.conformance;

import org.jspecify.annotations.NullMarked;
