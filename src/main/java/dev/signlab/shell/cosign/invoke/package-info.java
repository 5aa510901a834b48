/**
 * What cosign's commands share: flags, variables, keys, the way to the registry, failures in
 * cosign's words.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/engine.adoc} says
 * where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.invoke.CosignInvocation}.
 */
@NullMarked
package dev.signlab.shell.cosign.invoke;

import org.jspecify.annotations.NullMarked;
