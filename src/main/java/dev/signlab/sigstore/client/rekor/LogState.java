package dev.signlab.sigstore.client.rekor;

/**
 * What a log of version 1 says of itself; nothing of it is judged.
 *
 * @param treeId the number of its tree, in decimal
 * @param size how many entries it says to have
 * @param rootHash the root of its tree, in hexadecimal
 * @param checkpoint the signed note about the tree
 */
public record LogState(String treeId, long size, String rootHash, String checkpoint) {}
