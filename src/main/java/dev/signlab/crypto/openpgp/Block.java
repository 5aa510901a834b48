package dev.signlab.crypto.openpgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.SignaturePacket;

/**
 * A part of a public key: the key itself, a name or a subkey, with the signatures behind it (RFC
 * 9580, section 10.1).
 */
record Block(ContainedPacket head, List<ContainedPacket> signatures) {

  static List<Block> of(List<ContainedPacket> packets) {
    List<Block> blocks = new ArrayList<>();
    for (ContainedPacket packet : packets) {
      if (packet instanceof SignaturePacket && !blocks.isEmpty()) {
        blocks.getLast().signatures.add(packet);
      } else if (packet.getPacketTag() != PacketTags.TRUST) {
        blocks.add(new Block(packet, new ArrayList<>()));
      }
    }
    return List.copyOf(blocks);
  }

  boolean is(int tag) {
    return head.getPacketTag() == tag;
  }

  /** Returns the packets of two copies of a key, each once. */
  static byte[] union(List<Block> one, List<Block> other, String what) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    Stream.concat(one.stream(), other.stream())
        .forEach(
            block -> {
              Set<String> known =
                  all.computeIfAbsent(hex(block.head, what), head -> new LinkedHashSet<>());
              block.signatures.forEach(signature -> known.add(hex(signature, what)));
            });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    all.forEach(
        (head, signatures) -> {
          bytes.writeBytes(HexFormat.of().parseHex(head));
          signatures.forEach(each -> bytes.writeBytes(HexFormat.of().parseHex(each)));
        });
    return bytes.toByteArray();
  }

  private static String hex(ContainedPacket packet, String what) {
    return HexFormat.of().formatHex(Packets.read(packet::getEncoded, what, "no packet"));
  }
}
