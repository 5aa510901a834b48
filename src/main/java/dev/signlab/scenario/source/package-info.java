/**
 * YAML with places: every value knows its file, line and column, and every defect is collected.
 *
 * <p>Specification: YAML 1.2, read by events; {@code content/design/scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.source.YamlFile}.
 */
@NullMarked
package dev.signlab.scenario.source;

import org.jspecify.annotations.NullMarked;
