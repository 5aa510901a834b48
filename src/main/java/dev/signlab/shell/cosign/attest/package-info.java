/**
 * The commands that attest, verify attestations, and attach or download what hangs on an image.
 *
 * <p>Specification: cosign 3.1's own help and behaviour; {@code content/design/attestations.adoc}
 * says where the lab differs and why.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.attest.AttestCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.attest;

import org.jspecify.annotations.NullMarked;
