package io.trojanscope.model.isolated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A seccomp filter: the system calls that a worker does without fail with EPERM. These change files
 * by their path, send signals, start processes or sessions, use networks or shared memory, trace
 * other processes, or change mounts, namespaces and the kernel. Threads may still be started.
 *
 * <p>The bytes are those of a classic BPF program as {@code bwrap --seccomp} reads it: 8 bytes an
 * instruction, in the byte order of the machine.
 */
final class SystemCallFilter {
  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_ANY_BIT = 0x45;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int EPERM = 0x00050000 | 1;
  private static final int ENOSYS = 0x00050000 | 38;

  /** Offsets in the kernel's seccomp_data. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int CLONE_THREAD = 0x10000;

  /** From here on, x86-64 kernels take numbers of another interface. */
  private static final int X32 = 0x40000000;

  private final ByteBuffer program = ByteBuffer.allocate(8192).order(ByteOrder.nativeOrder());

  private SystemCallFilter() {}

  /**
   * A processor's numbers.
   *
   * @param audit number of the architecture
   * @param start call that starts threads and processes
   * @param startByFlags the same, with flags that a filter cannot see
   */
  private record Calls(int audit, int start, int startByFlags, String denied) {}

  /**
   * From the kernel's syscall_64.tbl. A line each: shared memory, sockets, processes, files, ...
   */
  private static final Calls X86_64 =
      new Calls(
          0xc000003e,
          56,
          435,
          """
          29 30 31 64 68 240 319
          41 42 43 49 50 288
          57 58 62 101 105 106 109 112 113 114 116 117 119 122 123 129 135 200 297 310 311 312 322 424 434 438
          76 77 82 83 84 85 86 87 88 90 91 92 93 94 132 133 188 189 190 197 198 199 235 258 259 260
          261 263 264 265 266 268 280 285 303 304 316 452
          155 161 165 166 272 308 428 429 430 431 432 433 442
          163 167 168 169 170 171 175 176 179 246 248 249 250 298 313 320 321 323 425 426 427
          """);

  /** From the kernel's generic unistd.h, in the same order. */
  private static final Calls AARCH64 =
      new Calls(
          0xc00000b7,
          220,
          435,
          """
          180 186 190 194 195 196 279
          198 200 201 202 203 242
          92 117 129 130 138 143 144 145 146 147 149 151 152 154 157 159 240 270 271 272 281 424 434 438
          5 6 7 14 15 16 33 34 35 36 37 38 45 46 47 52 53 54 55 88 264 265 276 452
          39 40 41 51 97 268 428 429 430 431 432 433 442
          60 89 104 105 106 142 161 162 217 218 219 224 225 241 273 280 282 294 425 426 427
          """);

  /** The program for this machine; empty if its processor is not known here. */
  static Optional<byte[]> ofThisMachine() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> Optional.of(new SystemCallFilter().write(X86_64));
      case "aarch64" -> Optional.of(new SystemCallFilter().write(AARCH64));
      default -> Optional.empty();
    };
  }

  private byte[] write(Calls calls) {
    instruction(LOAD, 0, 0, ARCHITECTURE);
    instruction(JUMP_IF_EQUAL, 1, 0, calls.audit());
    instruction(RETURN, 0, 0, KILL_PROCESS);
    instruction(LOAD, 0, 0, NUMBER);
    instruction(JUMP_IF_AT_LEAST, 0, 1, X32);
    instruction(RETURN, 0, 0, KILL_PROCESS);
    for (String denied : calls.denied().trim().split("\\s+", -1)) {
      instruction(JUMP_IF_EQUAL, 0, 1, Integer.parseInt(denied));
      instruction(RETURN, 0, 0, EPERM);
    }
    // The C library then calls clone instead.
    instruction(JUMP_IF_EQUAL, 0, 1, calls.startByFlags());
    instruction(RETURN, 0, 0, ENOSYS);
    instruction(JUMP_IF_EQUAL, 0, 3, calls.start());
    instruction(LOAD, 0, 0, FIRST_ARGUMENT);
    instruction(JUMP_IF_ANY_BIT, 1, 0, CLONE_THREAD);
    instruction(RETURN, 0, 0, EPERM);
    instruction(RETURN, 0, 0, ALLOW);
    byte[] bytes = new byte[program.position()];
    program.flip().get(bytes);
    return bytes;
  }

  /** One instruction; jumps count from the next one. */
  private void instruction(int code, int ifTrue, int ifFalse, int operand) {
    program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
  }
}
