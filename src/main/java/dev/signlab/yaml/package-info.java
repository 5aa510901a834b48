/**
 * YAML of bounded nesting and expansion, read into values that know their place.
 *
 * <p>Specification: YAML 1.2.2.
 *
 * <p>Start reading at {@link dev.signlab.yaml.Yaml}.
 */
@NullMarked
package dev.signlab.yaml;

import org.jspecify.annotations.NullMarked;
