package org.ridgeline.model.gpu.ptx;

import java.util.Locale;

/** A fundamental type of PTX, named as there. */
enum Type {
    PRED(0, Kind.BITS),
    B8(1, Kind.BITS),
    U8(1, Kind.UNSIGNED),
    S8(1, Kind.SIGNED),
    B16(2, Kind.BITS),
    U16(2, Kind.UNSIGNED),
    S16(2, Kind.SIGNED),
    B32(4, Kind.BITS),
    U32(4, Kind.UNSIGNED),
    S32(4, Kind.SIGNED),
    F32(4, Kind.FLOAT),
    B64(8, Kind.BITS),
    U64(8, Kind.UNSIGNED),
    S64(8, Kind.SIGNED),
    F64(8, Kind.FLOAT);

    private enum Kind {
        BITS,
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    private final int bytes;
    private final Kind kind;

    Type(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /** Returns the type of this name, such as {@code s32}. */
    static Type of(String name) {
        for (Type type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw new Fault("unknown type ." + name);
    }

    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    boolean isSigned() {
        return kind == Kind.SIGNED;
    }

    /** Returns the integer of this type that the low bits of a register are: 32 bits of a float or of plain bits keep their sign. */
    long integer(long bits) {
        boolean unsigned = kind == Kind.UNSIGNED;
        return switch (bytes) {
            case 1 -> kind == Kind.SIGNED ? (byte) bits : bits & 0xff;
            case 2 -> kind == Kind.SIGNED ? (short) bits : bits & 0xffff;
            case 4 -> unsigned ? bits & 0xffff_ffffL : (int) bits;
            default -> bits;
        };
    }
}
