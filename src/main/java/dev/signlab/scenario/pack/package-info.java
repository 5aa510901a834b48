/**
 * Scenarios as they are passed on: OCI artifacts with a layer for each file, small and without
 * links.
 *
 * <p>Specification: OCI image-spec 1.1, Guidelines for Artifact Usage; titles as oras writes them.
 *
 * <p>Start reading at {@link dev.signlab.scenario.pack.PackedScenario}.
 */
@NullMarked
package dev.signlab.scenario.pack;

import org.jspecify.annotations.NullMarked;
