/**
 * Our commands in Spring Shell's model: its registry, parser, executor, completion and exit status,
 * without the parts of version 4.0.1 that do not hold. Only the interactive shell comes this way.
 *
 * <p>Specification: {@code content/design/shell.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.spring.ShellContext}.
 */
@NullMarked
package dev.signlab.shell.spring;

import org.jspecify.annotations.NullMarked;
