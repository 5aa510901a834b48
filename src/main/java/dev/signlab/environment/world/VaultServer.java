package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.FolderPart;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.services.vault.EmbeddedVault;
import dev.signlab.services.vault.VaultKeys;
import dev.signlab.services.vault.VaultTokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vault that the lab has built in. */
public final class VaultServer implements WorldServer {

  /** The one server of this kind. */
  public static final WorldServer KIND = new VaultServer();

  /** By which it is started, stopped and asked after. */
  public static final String NAME = "vault";

  /** Where Vault listens by itself. */
  static final int USUAL_PORT = 8200;

  private VaultServer() {}

  /** Where its keys are. */
  static VaultKeys keys(LabHome home) {
    return VaultKeys.in(state(home).resolve("keys"));
  }

  /** A step back takes tokens back that were given out since; the root token stays. */
  static VaultTokens tokens(LabHome home) {
    return new VaultTokens(home.vault().resolve("root-token"), state(home).resolve("tokens"));
  }

  private static Path state(LabHome home) {
    return home.vault().resolve("state");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int usualPort() {
    return USUAL_PORT;
  }

  @Override
  public Running start(LabHome home, int port, InstantSource clock) {
    return new RunningVault(EmbeddedVault.start(keys(home), tokens(home), port, clock));
  }

  @Override
  public String holds(LabHome home) {
    int keys = keys(home).names().size();
    return keys == 1 ? "1 key" : keys + " keys";
  }

  @Override
  public Optional<SnapshotPart> part(LabHome home) {
    return Optional.of(new FolderPart(NAME, state(home), Optional.empty()));
  }

  @Override
  public Optional<String> remark(int port, Map<String, String> environment) {
    if (!WorldVault.isMeant(environment, port)) {
      return Optional.of(
          "your VAULT_ADDR names another one, which cosign asks; for this one:  unset VAULT_ADDR");
    }
    boolean hasToken = !environment.getOrDefault(WorldVault.TOKEN, "").isBlank();
    return Optional.of(
        "cosign of the lab finds it by itself, and "
            + (hasToken ? "shows it your VAULT_TOKEN" : "has its root token"));
  }

  /**
   * The vault in this process.
   *
   * @param vault the vault
   */
  private record RunningVault(EmbeddedVault vault) implements Running {

    @Override
    public int port() {
      return vault.port();
    }

    @Override
    public List<AccessEntry> log(int most) {
      return vault.log(most);
    }

    @Override
    public void close() {
      vault.close();
    }
  }
}
