/**
 * The commands that make, import and show keys.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/engine.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.keys.KeyCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.keys;

import org.jspecify.annotations.NullMarked;
