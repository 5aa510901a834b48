/**
 * The commands that every shell has: help, folders, files, variables, history, scripts.
 *
 * <p>Specification: {@code content/design/line-language.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.builtin.BuiltinCommands}.
 */
@NullMarked
package dev.signlab.shell.builtin;

import org.jspecify.annotations.NullMarked;
