package dev.signlab.crypto.keys.pkcs11;

/**
 * A token in a slot, as it describes itself.
 *
 * @param slot the number of the slot
 * @param label its label
 * @param manufacturer who made it
 * @param model what it is
 * @param serialNumber its number
 * @param loginRequired whether private keys show themselves only after a PIN
 */
public record Pkcs11Token(
    long slot,
    String label,
    String manufacturer,
    String model,
    String serialNumber,
    boolean loginRequired) {}
