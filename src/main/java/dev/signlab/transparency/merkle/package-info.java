/**
 * Merkle trees of logs: how leaves and nodes are hashed, and what proofs show about a tree.
 *
 * <p>Specification: RFC 6962 section 2.1, RFC 9162 section 2.1; subtrees as in
 * draft-ietf-plants-merkle-tree-certs.
 *
 * <p>Start reading at {@link dev.signlab.transparency.merkle.InclusionProof}.
 */
@NullMarked
package dev.signlab.transparency.merkle;

import org.jspecify.annotations.NullMarked;
