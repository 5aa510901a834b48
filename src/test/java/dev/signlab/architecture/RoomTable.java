package dev.signlab.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rooms of the house and who may import whom: the table of content/design/rooms.adoc. */
final class RoomTable {

  /** What every room may import. */
  private static final Set<String> FLOOR = Set.of("diagnostic", "storage");

  private static final String EVERYTHING = "*";

  private static final Map<String, Room> ROOMS = rooms();

  private RoomTable() {}

  /**
   * One line of the table.
   *
   * @param name the package below {@code dev.signlab}; its sub-packages belong to it unless they
   *     have a line of their own
   * @param holds what is found there
   * @param mayImport the rooms it may import beside the floor
   */
  record Room(String name, String holds, Set<String> mayImport) {

    boolean allows(String other) {
      return name.equals(other)
          || mayImport.contains(EVERYTHING)
          || (FLOOR.contains(other) && !FLOOR.contains(name))
          || (name.equals("storage") && other.equals("diagnostic"))
          || mayImport.contains(other);
    }
  }

  static List<Room> all() {
    return List.copyOf(ROOMS.values());
  }

  /** Finds the room of a package by its longest name in the table. */
  static Optional<Room> of(String packageName) {
    String prefix = "dev.signlab.";
    if (!packageName.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = packageName.substring(prefix.length());
    while (!rest.isEmpty()) {
      if (ROOMS.containsKey(rest)) {
        return Optional.of(ROOMS.get(rest));
      }
      rest = rest.contains(".") ? rest.substring(0, rest.lastIndexOf('.')) : "";
    }
    return Optional.empty();
  }

  private static Map<String, Room> rooms() {
    Map<String, Room> rooms = new LinkedHashMap<>();
    add(rooms, "diagnostic", "what goes wrong, and how it is said");
    add(rooms, "storage", "files written whole or not at all, read within a bound");
    add(rooms, "json", "one JSON codec");
    add(rooms, "yaml", "YAML, read into values that know their place");
    add(rooms, "content.lesson", "what lessons are called");
    add(rooms, "content", "AsciiDoc to document to ANSI and HTML", "content.lesson", "json");
    add(rooms, "http", "HTTP client and loopback server, every exchange on record", "json");
    add(rooms, "crypto", "digests, algorithms, signatures, keys", "json");
    add(
        rooms,
        "crypto.keys",
        "key providers, one for each scheme of a URI",
        "crypto",
        "http",
        "json",
        "yaml");
    add(rooms, "transparency", "Merkle trees, notes, checkpoints, tiles", "crypto");
    add(rooms, "oci.name", "references", "crypto");
    add(rooms, "oci.model", "descriptors, manifests, indexes", "oci.name", "crypto", "json");
    add(
        rooms,
        "oci.client",
        "the distribution protocol, client side",
        "oci.name",
        "oci.model",
        "crypto",
        "http",
        "json");
    add(rooms, "sigstore", "wire types of sigstore", "transparency", "crypto", "json");
    add(
        rooms,
        "sigstore.client",
        "clients of issuer, Fulcio, Rekor, timestamp authority and TUF repository",
        "sigstore",
        "crypto",
        "http",
        "json");
    add(
        rooms,
        "oci.layout",
        "image layouts in folders and archives",
        "oci.name",
        "oci.model",
        "crypto",
        "json");
    String[] model = {"oci.name", "oci.model", "crypto", "http", "json"};
    String[] client = with(model, "oci.client", "oci.layout", "oci.transfer");
    add(
        rooms,
        "oci.transfer",
        "images from one place to another, byte for byte",
        with(model, "oci.client", "oci.layout"));
    add(rooms, "image", "Dockerfile to image, local images, copying", client);
    add(
        rooms,
        "engine",
        "sign, verify, attest, attach, inspect, move",
        with(client, "sigstore", "sigstore.client", "transparency", "yaml"));
    add(rooms, "sbom", "what is in an image, as SPDX and CycloneDX", with(client, "image"));
    add(rooms, "registry", "the embedded distribution server", model);
    String[] service = {"crypto", "crypto.keys", "http", "json", "sigstore", "transparency"};
    add(rooms, "services.ctlog", "the log of certificates", service);
    add(rooms, "services.rekor", "logs of signatures, of both versions", service);
    add(rooms, "services.tsa", "the timestamp authority", service);
    add(rooms, "services.trust", "trusted roots, handed out by TUF", service);
    add(rooms, "services.oidc", "the issuer of identity tokens", service);
    add(rooms, "services.vault", "keys that sign inside, behind a token", "crypto", "http", "json");
    add(rooms, "services.fulcio", "the authority", with(service, "services.ctlog"));
    String[] services = {
      "services.oidc",
      "services.fulcio",
      "services.ctlog",
      "services.rekor",
      "services.tsa",
      "services.trust"
    };
    add(
        rooms,
        "services.deployment",
        "all services together, as one server",
        with(service, services));
    add(
        rooms,
        "environment",
        "one running world: registry, workspace, clock",
        with(
            client,
            "registry",
            "image",
            "sigstore",
            "crypto.keys",
            "services.deployment",
            "services.oidc",
            "services.vault"));
    add(
        rooms,
        "jshell",
        "Java snippets in a JVM of their own",
        with(client, "engine", "environment", "sigstore", "sigstore.client", "transparency"));
    add(
        rooms,
        "scenario",
        "scenarios, checks, progress, the gate",
        with(
            client,
            "content.lesson",
            "environment",
            "engine",
            "image",
            "sbom",
            "sigstore",
            "transparency",
            "crypto.keys",
            "yaml"));
    add(rooms, "diagnosis", "what a refused command may have been about", client);
    add(
        rooms,
        "shell",
        "commands and the line language",
        with(
            client,
            "scenario",
            "jshell",
            "content",
            "content.lesson",
            "diagnosis",
            "environment",
            "engine",
            "image",
            "sbom",
            "sigstore",
            "sigstore.client",
            "crypto.keys",
            "yaml"));
    add(rooms, "app", "main class, the only wiring", EVERYTHING);
    return rooms;
  }

  private static void add(Map<String, Room> rooms, String name, String holds, String... others) {
    rooms.put(name, new Room(name, holds, new TreeSet<>(Arrays.asList(others))));
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
