/**
 * The commands of cosign that say whom to believe and where to sign: trusted roots, signing
 * configs, and the repository of The Update Framework that hands them out.
 *
 * <p>Specification: cosign 3.1's own help and behaviour.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.trust.TrustCommands}.
 */
@NullMarked
package dev.signlab.shell.cosign.trust;

import org.jspecify.annotations.NullMarked;
