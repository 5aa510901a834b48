package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a blob, ready to be sent. */
sealed interface BlobContent extends Closeable {

  long size() throws IOException;

  /** Answers with a part of them. */
  void answer(Call call, int status, ByteRange part) throws IOException;

  /**
   * As they lie on the disk.
   *
   * @param file opened for reading
   */
  record InFile(FileChannel file) implements BlobContent {

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void answer(Call call, int status, ByteRange part) throws IOException {
      call.answer(status, file, part.first(), part.length());
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /**
   * As they were read before.
   *
   * @param bytes all of them
   */
  record InMemory(ByteBuffer bytes) implements BlobContent {

    @Override
    public long size() {
      return bytes.remaining();
    }

    @Override
    public void answer(Call call, int status, ByteRange part) throws IOException {
      call.answer(status, bytes.slice((int) part.first(), (int) part.length()));
    }

    @Override
    public void close() {}
  }
}
