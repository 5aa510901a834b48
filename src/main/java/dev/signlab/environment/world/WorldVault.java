package dev.signlab.environment.world;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.services.vault.VaultTokens;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vault of a world, whichever process runs it.
 *
 * @param world the world
 */
public record WorldVault(World world) {

  private static final String ADDRESS = "VAULT_ADDR";
  static final String TOKEN = "VAULT_TOKEN";

  /** Returns where it answers, or would. */
  public URI address() {
    return status().url();
  }

  /** Returns the public halves of a key, the first version first; none where there is none. */
  public List<VerificationKey> publicKeys(String name) {
    return VaultServer.keys(world.home()).publicKeys(name);
  }

  /** Returns the names of its keys, in their order. */
  public List<String> keyNames() {
    return VaultServer.keys(world.home()).names();
  }

  /** Returns the token that may everything, or nothing while there is no vault. */
  public Optional<String> rootToken() {
    return tokens().existing();
  }

  /** Gives out a token. */
  public String createToken() {
    world.require(VaultServer.NAME);
    return tokens().create();
  }

  /**
   * Takes a token back.
   *
   * @return whether it was one that had been given out
   */
  public boolean revokeToken(String token) {
    world.require(VaultServer.NAME);
    return tokens().revoke(token);
  }

  /** Tells whether variables lead to no other vault than this one. */
  public boolean isMeant(Map<String, String> environment) {
    return isMeant(environment, address().getPort());
  }

  static boolean isMeant(Map<String, String> environment, int port) {
    String address = environment.getOrDefault(ADDRESS, "").strip();
    return address.isEmpty()
        || address.matches("http://(localhost|127\\.0\\.0\\.1):" + port + "/*");
  }

  /**
   * Returns the variables of who speaks to a vault. Where they name no other one they name this
   * one, with its root token unless they have a token of their own: as Vault's own command does
   * with a server for trying out.
   */
  public Map<String, String> around(Map<String, String> environment) {
    Optional<String> root = rootToken();
    if (root.isEmpty() || !isMeant(environment)) {
      return environment;
    }
    Map<String, String> more = new HashMap<>(environment);
    more.put(ADDRESS, address().toString());
    more.merge(TOKEN, root.get(), (own, _) -> own.isBlank() ? root.get() : own);
    return more;
  }

  private ServerStatus status() {
    return world.status(VaultServer.NAME);
  }

  private VaultTokens tokens() {
    return VaultServer.tokens(world.home());
  }
}
