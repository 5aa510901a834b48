package dev.signlab.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of a log in tiles that are large, and how often each is fetched. */
class TileSourceTests {

  private static final int ENTRIES = 512;
  private static final int LENGTH = 6_000;

  private final List<String> asked = new ArrayList<>();

  /** Files of entries may have 16 MiB: 256 times what two bytes can say. */
  @Test
  void longEntriesAreReadAndEachTileIsFetchedOnce() {
    try (LoopbackServer server =
        LoopbackServer.start(
            ServerSettings.of(InstantSource.system()),
            this::answer,
            (call, e) -> call.answer(500))) {
      HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
      TileSource source = TileSource.at(server.url(), transport);

      List<NamedEntry> first = source.entries(0, tree());
      List<NamedEntry> second = source.entries(256, tree());

      assertThat(first).hasSize(256);
      assertThat(second.getFirst().entry().canonicalizedBody()).isEqualTo(body(256));
      assertThat(asked).doesNotHaveDuplicates().contains("/api/v2/tile/entries/001");
    }
  }

  private static SignedTree tree() {
    LogInstance log = PublicRoot.read().tlogs().getFirst();
    return new SignedTree(
        log,
        Checkpoint.of("origin", ENTRIES, new byte[32]),
        new NoteKey("origin", log.key(), SignatureAlgorithm.ECDSA_SHA256));
  }

  private void answer(Call call) throws IOException {
    asked.add(call.target());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = call.target().endsWith("001") ? 256 : 0;
    for (int i = from; i < from + 256 && !call.target().contains("tile/1"); i++) {
      bytes.write(call.target().contains("entries") ? framed(body(i)) : MerkleHash.leaf(body(i)));
    }
    if (call.target().contains("tile/1")) {
      bytes.write(new byte[2 * MerkleHash.LENGTH]);
    }
    call.answer(200, "application/octet-stream", bytes.toByteArray());
  }

  private static byte[] framed(byte[] body) {
    return ByteBuffer.allocate(2 + body.length).putShort((short) body.length).put(body).array();
  }

  private static byte[] body(int index) {
    return "{\"kind\":\"x\",\"apiVersion\":\"1\",\"n\":\"%s%d\"}"
        .formatted("x".repeat(LENGTH), index)
        .getBytes(StandardCharsets.UTF_8);
  }
}
