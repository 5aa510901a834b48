package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import java.util.List;

/** A signing config: here it may only say that no service is to be used. */
final class ServicesFile {

  private static final List<String> SERVICES =
      List.of("caUrls", "oidcUrls", "rekorTlogUrls", "tsaUrls");

  private ServicesFile() {}

  static void refuseServices(Invocation invocation, String file) {
    JsonFields config = Json.parseObject(BoundedFile.read(invocation.path(file)), file);
    for (String service : SERVICES) {
      if (!config.array(service).isEmpty()) {
        throw Problem.of(file + " names services that this world does not have yet")
            .expected("a signing config without services")
            .found(service)
            .hint("leave the flag out: nothing is uploaded here")
            .asException();
      }
    }
  }
}
