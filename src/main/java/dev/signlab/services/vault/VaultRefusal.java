package dev.signlab.services.vault;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;

/** What the vault says no to: a status and the texts of the member {@code errors}. */
final class VaultRefusal extends LabException {

  private final int status;
  private final transient List<String> errors;

  private VaultRefusal(int status, List<String> errors) {
    super(Problem.of("the vault answers " + status).found(String.join("; ", errors)).build());
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  /** A request that makes no sense, or asks for what this vault does not do. */
  static VaultRefusal invalid(String text) {
    return new VaultRefusal(400, List.of(text));
  }

  /** No token, a wrong one, or one that was revoked: they are told alike. */
  static VaultRefusal forbidden() {
    return new VaultRefusal(403, List.of("1 error occurred:\n\t* permission denied\n\n"));
  }

  /** Nothing of that name; Vault says no more of it. */
  static VaultRefusal absent() {
    return new VaultRefusal(404, List.of());
  }

  /** No engine is mounted there. */
  static VaultRefusal noRoute(String path) {
    return new VaultRefusal(
        404, List.of("no handler for route \"" + path + "\". route entry not found."));
  }

  /** The engine has that path, and does something else there. */
  static VaultRefusal unsupported() {
    return new VaultRefusal(405, List.of("1 error occurred:\n\t* unsupported operation\n\n"));
  }

  int status() {
    return status;
  }

  List<String> errors() {
    return errors;
  }
}
