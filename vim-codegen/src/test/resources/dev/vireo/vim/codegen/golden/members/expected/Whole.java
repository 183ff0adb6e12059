// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Whole` of the VI API.
public class Whole extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Whole", null, Whole::new,
                    "stringValueRequired:string:r;"
                        + "stringValueOptional:string:o;"
                        + "stringValueRequiredList:string:rl;"
                        + "stringValueOptionalList:string:ol;"
                        + "intValueRequired:int:r;"
                        + "intValueOptional:int:o;"
                        + "intValueRequiredList:int:rl;"
                        + "intValueOptionalList:int:ol;"
                        + "longValueRequired:long:r;"
                        + "longValueOptional:long:o;"
                        + "longValueRequiredList:long:rl;"
                        + "longValueOptionalList:long:ol;"
                        + "shortValueRequired:short:r;"
                        + "shortValueOptional:short:o;"
                        + "shortValueRequiredList:short:rl;"
                        + "shortValueOptionalList:short:ol;"
                        + "byteValueRequired:byte:r;"
                        + "byteValueOptional:byte:o;"
                        + "byteValueRequiredList:byte:rl;"
                        + "byteValueOptionalList:byte:ol;"
                        + "booleanValueRequired:boolean:r;"
                        + "booleanValueOptional:boolean:o;"
                        + "booleanValueRequiredList:boolean:rl;"
                        + "booleanValueOptionalList:boolean:ol;"
                        + "floatValueRequired:float:r;"
                        + "floatValueOptional:float:o;"
                        + "floatValueRequiredList:float:rl;"
                        + "floatValueOptionalList:float:ol;"
                        + "doubleValueRequired:double:r;"
                        + "doubleValueOptional:double:o;"
                        + "doubleValueRequiredList:double:rl;"
                        + "doubleValueOptionalList:double:ol;"
                        + "dateTimeValueRequired:dateTime:r;"
                        + "dateTimeValueOptional:dateTime:o;"
                        + "dateTimeValueRequiredList:dateTime:rl;"
                        + "dateTimeValueOptionalList:dateTime:ol;"
                        + "base64BinaryValueRequired:base64Binary:r;"
                        + "base64BinaryValueOptional:base64Binary:o;"
                        + "base64BinaryValueRequiredList:base64Binary:rl;"
                        + "base64BinaryValueOptionalList:base64Binary:ol;"
                        + "anyURIValueRequired:anyURI:r;"
                        + "anyURIValueOptional:anyURI:o;"
                        + "anyURIValueRequiredList:anyURI:rl;"
                        + "anyURIValueOptionalList:anyURI:ol;"
                        + "anyTypeValueRequired:anyType:r;"
                        + "anyTypeValueOptional:anyType:o;"
                        + "anyTypeValueRequiredList:anyType:rl;"
                        + "anyTypeValueOptionalList:anyType:ol;"
                        + "colorRequired:#Color:r;"
                        + "colorOptional:#Color:o;"
                        + "colorRequiredList:#Color:rl;"
                        + "colorOptionalList:#Color:ol;"
                        + "partRequired:@Part:r;"
                        + "partOptional:@Part:o;"
                        + "partRequiredList:@Part:rl;"
                        + "partOptionalList:@Part:ol;"
                        + "thingRequired:&Thing:r;"
                        + "thingOptional:&Thing:o;"
                        + "thingRequiredList:&Thing:rl;"
                        + "thingOptionalList:&Thing:ol;"
                        + "anyRefRequired:&:r;"
                        + "anyRefOptional:&:o;"
                        + "anyRefRequiredList:&:rl;"
                        + "anyRefOptionalList:&:ol;");

    Whole(DataAssembler content) {
        super(content);
    }

    /// Returns `stringValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String stringValueRequired() {
        return this.<String>required(0);
    }

    /// Returns `stringValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String stringValueOptional() {
        return optional(1);
    }

    /// Returns `stringValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> stringValueRequiredList() {
        return list(2);
    }

    /// Returns `stringValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> stringValueOptionalList() {
        return list(3);
    }

    /// Returns `intValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int intValueRequired() {
        return this.<Integer>required(4);
    }

    /// Returns `intValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Integer intValueOptional() {
        return optional(5);
    }

    /// Returns `intValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Integer> intValueRequiredList() {
        return list(6);
    }

    /// Returns `intValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Integer> intValueOptionalList() {
        return list(7);
    }

    /// Returns `longValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final long longValueRequired() {
        return this.<Long>required(8);
    }

    /// Returns `longValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Long longValueOptional() {
        return optional(9);
    }

    /// Returns `longValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Long> longValueRequiredList() {
        return list(10);
    }

    /// Returns `longValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Long> longValueOptionalList() {
        return list(11);
    }

    /// Returns `shortValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final short shortValueRequired() {
        return this.<Short>required(12);
    }

    /// Returns `shortValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Short shortValueOptional() {
        return optional(13);
    }

    /// Returns `shortValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Short> shortValueRequiredList() {
        return list(14);
    }

    /// Returns `shortValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Short> shortValueOptionalList() {
        return list(15);
    }

    /// Returns `byteValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final byte byteValueRequired() {
        return this.<Byte>required(16);
    }

    /// Returns `byteValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Byte byteValueOptional() {
        return optional(17);
    }

    /// Returns `byteValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Byte> byteValueRequiredList() {
        return list(18);
    }

    /// Returns `byteValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Byte> byteValueOptionalList() {
        return list(19);
    }

    /// Returns `booleanValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final boolean booleanValueRequired() {
        return this.<Boolean>required(20);
    }

    /// Returns `booleanValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Boolean booleanValueOptional() {
        return optional(21);
    }

    /// Returns `booleanValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Boolean> booleanValueRequiredList() {
        return list(22);
    }

    /// Returns `booleanValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Boolean> booleanValueOptionalList() {
        return list(23);
    }

    /// Returns `floatValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final float floatValueRequired() {
        return this.<Float>required(24);
    }

    /// Returns `floatValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Float floatValueOptional() {
        return optional(25);
    }

    /// Returns `floatValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Float> floatValueRequiredList() {
        return list(26);
    }

    /// Returns `floatValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Float> floatValueOptionalList() {
        return list(27);
    }

    /// Returns `doubleValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final double doubleValueRequired() {
        return this.<Double>required(28);
    }

    /// Returns `doubleValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Double doubleValueOptional() {
        return optional(29);
    }

    /// Returns `doubleValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Double> doubleValueRequiredList() {
        return list(30);
    }

    /// Returns `doubleValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Double> doubleValueOptionalList() {
        return list(31);
    }

    /// Returns `dateTimeValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Instant dateTimeValueRequired() {
        return this.<Instant>required(32);
    }

    /// Returns `dateTimeValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Instant dateTimeValueOptional() {
        return optional(33);
    }

    /// Returns `dateTimeValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Instant> dateTimeValueRequiredList() {
        return list(34);
    }

    /// Returns `dateTimeValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Instant> dateTimeValueOptionalList() {
        return list(35);
    }

    /// Returns `base64BinaryValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Binary base64BinaryValueRequired() {
        return this.<Binary>required(36);
    }

    /// Returns `base64BinaryValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Binary base64BinaryValueOptional() {
        return optional(37);
    }

    /// Returns `base64BinaryValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Binary> base64BinaryValueRequiredList() {
        return list(38);
    }

    /// Returns `base64BinaryValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Binary> base64BinaryValueOptionalList() {
        return list(39);
    }

    /// Returns `anyURIValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String anyURIValueRequired() {
        return this.<String>required(40);
    }

    /// Returns `anyURIValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String anyURIValueOptional() {
        return optional(41);
    }

    /// Returns `anyURIValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> anyURIValueRequiredList() {
        return list(42);
    }

    /// Returns `anyURIValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> anyURIValueOptionalList() {
        return list(43);
    }

    /// Returns `anyTypeValueRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Object anyTypeValueRequired() {
        return this.<Object>required(44);
    }

    /// Returns `anyTypeValueOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Object anyTypeValueOptional() {
        return optional(45);
    }

    /// Returns `anyTypeValueRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Object> anyTypeValueRequiredList() {
        return list(46);
    }

    /// Returns `anyTypeValueOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Object> anyTypeValueOptionalList() {
        return list(47);
    }

    /// Returns `colorRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Color colorRequired() {
        return this.<Color>required(48);
    }

    /// Returns `colorOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Color colorOptional() {
        return optional(49);
    }

    /// Returns `colorRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Color> colorRequiredList() {
        return list(50);
    }

    /// Returns `colorOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Color> colorOptionalList() {
        return list(51);
    }

    /// Returns `partRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final Part partRequired() {
        return this.<Part>required(52);
    }

    /// Returns `partOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Part partOptional() {
        return optional(53);
    }

    /// Returns `partRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Part> partRequiredList() {
        return list(54);
    }

    /// Returns `partOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Part> partOptionalList() {
        return list(55);
    }

    /// Returns `thingRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final ManagedObjectReference thingRequired() {
        return this.<ManagedObjectReference>required(56);
    }

    /// Returns `thingOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable ManagedObjectReference thingOptional() {
        return optional(57);
    }

    /// Returns `thingRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<ManagedObjectReference> thingRequiredList() {
        return list(58);
    }

    /// Returns `thingOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<ManagedObjectReference> thingOptionalList() {
        return list(59);
    }

    /// Returns `anyRefRequired`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final ManagedObjectReference anyRefRequired() {
        return this.<ManagedObjectReference>required(60);
    }

    /// Returns `anyRefOptional`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable ManagedObjectReference anyRefOptional() {
        return optional(61);
    }

    /// Returns `anyRefRequiredList`.
    ///
    /// @return the items, empty if it is absent
    public final List<ManagedObjectReference> anyRefRequiredList() {
        return list(62);
    }

    /// Returns `anyRefOptionalList`.
    ///
    /// @return the items, empty if it is absent
    public final List<ManagedObjectReference> anyRefOptionalList() {
        return list(63);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Whole.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Whole.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Whole].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `stringValueRequired`.
        ///
        /// @param stringValueRequired the value
        /// @return this builder
        public final SELF stringValueRequired(String stringValueRequired) {
            return put(0, stringValueRequired);
        }

        /// Sets `stringValueOptional`.
        ///
        /// @param stringValueOptional the value
        /// @return this builder
        public final SELF stringValueOptional(@Nullable String stringValueOptional) {
            return put(1, stringValueOptional);
        }

        /// Sets `stringValueRequiredList`.
        ///
        /// @param stringValueRequiredList the items
        /// @return this builder
        public final SELF stringValueRequiredList(List<? extends String> stringValueRequiredList) {
            return putList(2, stringValueRequiredList);
        }

        /// Sets `stringValueOptionalList`.
        ///
        /// @param stringValueOptionalList the items
        /// @return this builder
        public final SELF stringValueOptionalList(List<? extends String> stringValueOptionalList) {
            return putList(3, stringValueOptionalList);
        }

        /// Sets `intValueRequired`.
        ///
        /// @param intValueRequired the value
        /// @return this builder
        public final SELF intValueRequired(int intValueRequired) {
            return put(4, intValueRequired);
        }

        /// Sets `intValueOptional`.
        ///
        /// @param intValueOptional the value
        /// @return this builder
        public final SELF intValueOptional(@Nullable Integer intValueOptional) {
            return put(5, intValueOptional);
        }

        /// Sets `intValueRequiredList`.
        ///
        /// @param intValueRequiredList the items
        /// @return this builder
        public final SELF intValueRequiredList(List<? extends Integer> intValueRequiredList) {
            return putList(6, intValueRequiredList);
        }

        /// Sets `intValueOptionalList`.
        ///
        /// @param intValueOptionalList the items
        /// @return this builder
        public final SELF intValueOptionalList(List<? extends Integer> intValueOptionalList) {
            return putList(7, intValueOptionalList);
        }

        /// Sets `longValueRequired`.
        ///
        /// @param longValueRequired the value
        /// @return this builder
        public final SELF longValueRequired(long longValueRequired) {
            return put(8, longValueRequired);
        }

        /// Sets `longValueOptional`.
        ///
        /// @param longValueOptional the value
        /// @return this builder
        public final SELF longValueOptional(@Nullable Long longValueOptional) {
            return put(9, longValueOptional);
        }

        /// Sets `longValueRequiredList`.
        ///
        /// @param longValueRequiredList the items
        /// @return this builder
        public final SELF longValueRequiredList(List<? extends Long> longValueRequiredList) {
            return putList(10, longValueRequiredList);
        }

        /// Sets `longValueOptionalList`.
        ///
        /// @param longValueOptionalList the items
        /// @return this builder
        public final SELF longValueOptionalList(List<? extends Long> longValueOptionalList) {
            return putList(11, longValueOptionalList);
        }

        /// Sets `shortValueRequired`.
        ///
        /// @param shortValueRequired the value
        /// @return this builder
        public final SELF shortValueRequired(short shortValueRequired) {
            return put(12, shortValueRequired);
        }

        /// Sets `shortValueOptional`.
        ///
        /// @param shortValueOptional the value
        /// @return this builder
        public final SELF shortValueOptional(@Nullable Short shortValueOptional) {
            return put(13, shortValueOptional);
        }

        /// Sets `shortValueRequiredList`.
        ///
        /// @param shortValueRequiredList the items
        /// @return this builder
        public final SELF shortValueRequiredList(List<? extends Short> shortValueRequiredList) {
            return putList(14, shortValueRequiredList);
        }

        /// Sets `shortValueOptionalList`.
        ///
        /// @param shortValueOptionalList the items
        /// @return this builder
        public final SELF shortValueOptionalList(List<? extends Short> shortValueOptionalList) {
            return putList(15, shortValueOptionalList);
        }

        /// Sets `byteValueRequired`.
        ///
        /// @param byteValueRequired the value
        /// @return this builder
        public final SELF byteValueRequired(byte byteValueRequired) {
            return put(16, byteValueRequired);
        }

        /// Sets `byteValueOptional`.
        ///
        /// @param byteValueOptional the value
        /// @return this builder
        public final SELF byteValueOptional(@Nullable Byte byteValueOptional) {
            return put(17, byteValueOptional);
        }

        /// Sets `byteValueRequiredList`.
        ///
        /// @param byteValueRequiredList the items
        /// @return this builder
        public final SELF byteValueRequiredList(List<? extends Byte> byteValueRequiredList) {
            return putList(18, byteValueRequiredList);
        }

        /// Sets `byteValueOptionalList`.
        ///
        /// @param byteValueOptionalList the items
        /// @return this builder
        public final SELF byteValueOptionalList(List<? extends Byte> byteValueOptionalList) {
            return putList(19, byteValueOptionalList);
        }

        /// Sets `booleanValueRequired`.
        ///
        /// @param booleanValueRequired the value
        /// @return this builder
        public final SELF booleanValueRequired(boolean booleanValueRequired) {
            return put(20, booleanValueRequired);
        }

        /// Sets `booleanValueOptional`.
        ///
        /// @param booleanValueOptional the value
        /// @return this builder
        public final SELF booleanValueOptional(@Nullable Boolean booleanValueOptional) {
            return put(21, booleanValueOptional);
        }

        /// Sets `booleanValueRequiredList`.
        ///
        /// @param booleanValueRequiredList the items
        /// @return this builder
        public final SELF booleanValueRequiredList(List<? extends Boolean> booleanValueRequiredList) {
            return putList(22, booleanValueRequiredList);
        }

        /// Sets `booleanValueOptionalList`.
        ///
        /// @param booleanValueOptionalList the items
        /// @return this builder
        public final SELF booleanValueOptionalList(List<? extends Boolean> booleanValueOptionalList) {
            return putList(23, booleanValueOptionalList);
        }

        /// Sets `floatValueRequired`.
        ///
        /// @param floatValueRequired the value
        /// @return this builder
        public final SELF floatValueRequired(float floatValueRequired) {
            return put(24, floatValueRequired);
        }

        /// Sets `floatValueOptional`.
        ///
        /// @param floatValueOptional the value
        /// @return this builder
        public final SELF floatValueOptional(@Nullable Float floatValueOptional) {
            return put(25, floatValueOptional);
        }

        /// Sets `floatValueRequiredList`.
        ///
        /// @param floatValueRequiredList the items
        /// @return this builder
        public final SELF floatValueRequiredList(List<? extends Float> floatValueRequiredList) {
            return putList(26, floatValueRequiredList);
        }

        /// Sets `floatValueOptionalList`.
        ///
        /// @param floatValueOptionalList the items
        /// @return this builder
        public final SELF floatValueOptionalList(List<? extends Float> floatValueOptionalList) {
            return putList(27, floatValueOptionalList);
        }

        /// Sets `doubleValueRequired`.
        ///
        /// @param doubleValueRequired the value
        /// @return this builder
        public final SELF doubleValueRequired(double doubleValueRequired) {
            return put(28, doubleValueRequired);
        }

        /// Sets `doubleValueOptional`.
        ///
        /// @param doubleValueOptional the value
        /// @return this builder
        public final SELF doubleValueOptional(@Nullable Double doubleValueOptional) {
            return put(29, doubleValueOptional);
        }

        /// Sets `doubleValueRequiredList`.
        ///
        /// @param doubleValueRequiredList the items
        /// @return this builder
        public final SELF doubleValueRequiredList(List<? extends Double> doubleValueRequiredList) {
            return putList(30, doubleValueRequiredList);
        }

        /// Sets `doubleValueOptionalList`.
        ///
        /// @param doubleValueOptionalList the items
        /// @return this builder
        public final SELF doubleValueOptionalList(List<? extends Double> doubleValueOptionalList) {
            return putList(31, doubleValueOptionalList);
        }

        /// Sets `dateTimeValueRequired`.
        ///
        /// @param dateTimeValueRequired the value
        /// @return this builder
        public final SELF dateTimeValueRequired(Instant dateTimeValueRequired) {
            return put(32, dateTimeValueRequired);
        }

        /// Sets `dateTimeValueOptional`.
        ///
        /// @param dateTimeValueOptional the value
        /// @return this builder
        public final SELF dateTimeValueOptional(@Nullable Instant dateTimeValueOptional) {
            return put(33, dateTimeValueOptional);
        }

        /// Sets `dateTimeValueRequiredList`.
        ///
        /// @param dateTimeValueRequiredList the items
        /// @return this builder
        public final SELF dateTimeValueRequiredList(List<? extends Instant> dateTimeValueRequiredList) {
            return putList(34, dateTimeValueRequiredList);
        }

        /// Sets `dateTimeValueOptionalList`.
        ///
        /// @param dateTimeValueOptionalList the items
        /// @return this builder
        public final SELF dateTimeValueOptionalList(List<? extends Instant> dateTimeValueOptionalList) {
            return putList(35, dateTimeValueOptionalList);
        }

        /// Sets `base64BinaryValueRequired`.
        ///
        /// @param base64BinaryValueRequired the value
        /// @return this builder
        public final SELF base64BinaryValueRequired(Binary base64BinaryValueRequired) {
            return put(36, base64BinaryValueRequired);
        }

        /// Sets `base64BinaryValueOptional`.
        ///
        /// @param base64BinaryValueOptional the value
        /// @return this builder
        public final SELF base64BinaryValueOptional(@Nullable Binary base64BinaryValueOptional) {
            return put(37, base64BinaryValueOptional);
        }

        /// Sets `base64BinaryValueRequiredList`.
        ///
        /// @param base64BinaryValueRequiredList the items
        /// @return this builder
        public final SELF base64BinaryValueRequiredList(List<? extends Binary> base64BinaryValueRequiredList) {
            return putList(38, base64BinaryValueRequiredList);
        }

        /// Sets `base64BinaryValueOptionalList`.
        ///
        /// @param base64BinaryValueOptionalList the items
        /// @return this builder
        public final SELF base64BinaryValueOptionalList(List<? extends Binary> base64BinaryValueOptionalList) {
            return putList(39, base64BinaryValueOptionalList);
        }

        /// Sets `anyURIValueRequired`.
        ///
        /// @param anyURIValueRequired the value
        /// @return this builder
        public final SELF anyURIValueRequired(String anyURIValueRequired) {
            return put(40, anyURIValueRequired);
        }

        /// Sets `anyURIValueOptional`.
        ///
        /// @param anyURIValueOptional the value
        /// @return this builder
        public final SELF anyURIValueOptional(@Nullable String anyURIValueOptional) {
            return put(41, anyURIValueOptional);
        }

        /// Sets `anyURIValueRequiredList`.
        ///
        /// @param anyURIValueRequiredList the items
        /// @return this builder
        public final SELF anyURIValueRequiredList(List<? extends String> anyURIValueRequiredList) {
            return putList(42, anyURIValueRequiredList);
        }

        /// Sets `anyURIValueOptionalList`.
        ///
        /// @param anyURIValueOptionalList the items
        /// @return this builder
        public final SELF anyURIValueOptionalList(List<? extends String> anyURIValueOptionalList) {
            return putList(43, anyURIValueOptionalList);
        }

        /// Sets `anyTypeValueRequired`.
        ///
        /// @param anyTypeValueRequired the value
        /// @return this builder
        public final SELF anyTypeValueRequired(Object anyTypeValueRequired) {
            return put(44, anyTypeValueRequired);
        }

        /// Sets `anyTypeValueOptional`.
        ///
        /// @param anyTypeValueOptional the value
        /// @return this builder
        public final SELF anyTypeValueOptional(@Nullable Object anyTypeValueOptional) {
            return put(45, anyTypeValueOptional);
        }

        /// Sets `anyTypeValueRequiredList`.
        ///
        /// @param anyTypeValueRequiredList the items
        /// @return this builder
        public final SELF anyTypeValueRequiredList(List<? extends Object> anyTypeValueRequiredList) {
            return putList(46, anyTypeValueRequiredList);
        }

        /// Sets `anyTypeValueOptionalList`.
        ///
        /// @param anyTypeValueOptionalList the items
        /// @return this builder
        public final SELF anyTypeValueOptionalList(List<? extends Object> anyTypeValueOptionalList) {
            return putList(47, anyTypeValueOptionalList);
        }

        /// Sets `colorRequired`.
        ///
        /// @param colorRequired the value
        /// @return this builder
        public final SELF colorRequired(Color colorRequired) {
            return put(48, colorRequired);
        }

        /// Sets `colorOptional`.
        ///
        /// @param colorOptional the value
        /// @return this builder
        public final SELF colorOptional(@Nullable Color colorOptional) {
            return put(49, colorOptional);
        }

        /// Sets `colorRequiredList`.
        ///
        /// @param colorRequiredList the items
        /// @return this builder
        public final SELF colorRequiredList(List<? extends Color> colorRequiredList) {
            return putList(50, colorRequiredList);
        }

        /// Sets `colorOptionalList`.
        ///
        /// @param colorOptionalList the items
        /// @return this builder
        public final SELF colorOptionalList(List<? extends Color> colorOptionalList) {
            return putList(51, colorOptionalList);
        }

        /// Sets `partRequired`.
        ///
        /// @param partRequired the value
        /// @return this builder
        public final SELF partRequired(Part partRequired) {
            return put(52, partRequired);
        }

        /// Sets `partOptional`.
        ///
        /// @param partOptional the value
        /// @return this builder
        public final SELF partOptional(@Nullable Part partOptional) {
            return put(53, partOptional);
        }

        /// Sets `partRequiredList`.
        ///
        /// @param partRequiredList the items
        /// @return this builder
        public final SELF partRequiredList(List<? extends Part> partRequiredList) {
            return putList(54, partRequiredList);
        }

        /// Sets `partOptionalList`.
        ///
        /// @param partOptionalList the items
        /// @return this builder
        public final SELF partOptionalList(List<? extends Part> partOptionalList) {
            return putList(55, partOptionalList);
        }

        /// Sets `thingRequired`.
        ///
        /// @param thingRequired the value
        /// @return this builder
        public final SELF thingRequired(ManagedObjectReference thingRequired) {
            return put(56, thingRequired);
        }

        /// Sets `thingOptional`.
        ///
        /// @param thingOptional the value
        /// @return this builder
        public final SELF thingOptional(@Nullable ManagedObjectReference thingOptional) {
            return put(57, thingOptional);
        }

        /// Sets `thingRequiredList`.
        ///
        /// @param thingRequiredList the items
        /// @return this builder
        public final SELF thingRequiredList(List<? extends ManagedObjectReference> thingRequiredList) {
            return putList(58, thingRequiredList);
        }

        /// Sets `thingOptionalList`.
        ///
        /// @param thingOptionalList the items
        /// @return this builder
        public final SELF thingOptionalList(List<? extends ManagedObjectReference> thingOptionalList) {
            return putList(59, thingOptionalList);
        }

        /// Sets `anyRefRequired`.
        ///
        /// @param anyRefRequired the value
        /// @return this builder
        public final SELF anyRefRequired(ManagedObjectReference anyRefRequired) {
            return put(60, anyRefRequired);
        }

        /// Sets `anyRefOptional`.
        ///
        /// @param anyRefOptional the value
        /// @return this builder
        public final SELF anyRefOptional(@Nullable ManagedObjectReference anyRefOptional) {
            return put(61, anyRefOptional);
        }

        /// Sets `anyRefRequiredList`.
        ///
        /// @param anyRefRequiredList the items
        /// @return this builder
        public final SELF anyRefRequiredList(List<? extends ManagedObjectReference> anyRefRequiredList) {
            return putList(62, anyRefRequiredList);
        }

        /// Sets `anyRefOptionalList`.
        ///
        /// @param anyRefOptionalList the items
        /// @return this builder
        public final SELF anyRefOptionalList(List<? extends ManagedObjectReference> anyRefOptionalList) {
            return putList(63, anyRefOptionalList);
        }

        @Override
        public Whole build() {
            return (Whole) assemble();
        }
    }
}
