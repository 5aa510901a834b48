/**
 * Java in the lab: a JShell in a JVM of its own, which a snippet may exhaust, hang or end without
 * taking the lab along. What is in {@code talk} is spoken between the two; {@code child} runs in
 * the other JVM, and {@code bound} is what snippets find there.
 *
 * <p>Specification: JEP 222 (JShell), JEP 511 (module imports).
 *
 * <p>Start reading at {@link dev.signlab.jshell.Snippets}.
 */
@NullMarked
package dev.signlab.jshell;

import org.jspecify.annotations.NullMarked;
