/**
 * {@code jq} and {@code yq}: filters over JSON and YAML, as people type them behind a pipe.
 *
 * <p>Specification: the manual of jq 1.6, <a href="https://jqlang.org/manual/v1.6/">the language
 * and the flags</a>; the language itself comes from the library jackson-jq.
 *
 * <p>Start reading at {@link dev.signlab.shell.query.QueryCommand}.
 */
@NullMarked
package dev.signlab.shell.query;

import org.jspecify.annotations.NullMarked;
