package dev.signlab.crypto.keys.transit;

import java.util.Map;
import java.util.Optional;

/** The two servers that speak transit: they differ in the names of their variables. */
public enum TransitFamily {
  /** HashiCorp Vault. */
  VAULT("hashivault", "VAULT_", "Vault", "vault"),
  /** OpenBao, its fork; where its own variables are absent, those of Vault are taken. */
  OPENBAO("openbao", "BAO_", "OpenBao", "bao");

  private final String scheme;
  private final String prefix;
  private final String words;
  private final String program;

  TransitFamily(String scheme, String prefix, String words, String program) {
    this.scheme = scheme;
    this.prefix = prefix;
    this.words = words;
    this.program = program;
  }

  /** Returns the scheme of its references. */
  public String scheme() {
    return scheme;
  }

  /** The name of the server for a person. */
  String words() {
    return words;
  }

  /** The server's own command. */
  String program() {
    return program;
  }

  /** The name of a variable: {@code VAULT_ADDR} for {@code ADDR}. */
  String variable(String name) {
    return prefix + name;
  }

  /** The value of a variable that is set and not empty. */
  Optional<String> value(Map<String, String> environment, String name) {
    Optional<String> own = Optional.ofNullable(environment.get(variable(name)));
    return own.or(() -> Optional.ofNullable(environment.get(VAULT.variable(name))))
        .filter(text -> !text.isBlank());
  }
}
