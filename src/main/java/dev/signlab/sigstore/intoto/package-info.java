/**
 * In-toto statements: which artifacts, by digest, and what is said about them.
 *
 * <p>Specification: in-toto/attestation {@code spec/v1/statement.md} and {@code spec/v0.1.0}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.intoto.Statement}.
 */
@NullMarked
package dev.signlab.sigstore.intoto;

import org.jspecify.annotations.NullMarked;
