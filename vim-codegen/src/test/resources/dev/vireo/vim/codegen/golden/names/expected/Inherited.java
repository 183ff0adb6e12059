// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Inherited` of the VI API.
public class Inherited extends DataObject {
    /// The table of this type.
    public static final DataType TYPE =
            DataType.define("Inherited", null, Inherited::new,
                    "getClass:string:o;"
                        + "hashCode:int:o;"
                        + "equals:anyType:o;"
                        + "toString:string:o;"
                        + "clone:string:o;"
                        + "finalize:string:o;"
                        + "notify:string:o;"
                        + "notifyAll:string:o;"
                        + "wait:long:o;"
                        + "vimType:string:o;"
                        + "wireType:string:o;"
                        + "unknowns:string:o;"
                        + "toBuilder:string:o;"
                        + "builder:string:o;"
                        + "build:string:o;"
                        + "copyOfValues:string:o;"
                        + "value:string:o;"
                        + "valueAt:int:o;"
                        + "accept:string:o;"
                        + "optional:int:r;"
                        + "required:int:r;"
                        + "list:int:rl;"
                        + "put:int:r;"
                        + "putList:int:rl;"
                        + "assemble:string:o;"
                        + "type:string:r;"
                        + "values:string:ol;"
                        + "content:string:o;"
                        + "index:int:r;");

    Inherited(DataAssembler content) {
        super(content);
    }

    /// Returns `getClass`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String getClass_() {
        return optional(0);
    }

    /// Returns `hashCode`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Integer hashCode_() {
        return optional(1);
    }

    /// Returns `equals`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Object equals_() {
        return optional(2);
    }

    /// Returns `toString`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String toString_() {
        return optional(3);
    }

    /// Returns `clone`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String clone_() {
        return optional(4);
    }

    /// Returns `finalize`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String finalize_() {
        return optional(5);
    }

    /// Returns `notify`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String notify_() {
        return optional(6);
    }

    /// Returns `notifyAll`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String notifyAll_() {
        return optional(7);
    }

    /// Returns `wait`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Long wait_() {
        return optional(8);
    }

    /// Returns `vimType`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String vimType_() {
        return optional(9);
    }

    /// Returns `wireType`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String wireType_() {
        return optional(10);
    }

    /// Returns `unknowns`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String unknowns_() {
        return optional(11);
    }

    /// Returns `toBuilder`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String toBuilder_() {
        return optional(12);
    }

    /// Returns `builder`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String builder_() {
        return optional(13);
    }

    /// Returns `build`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String build() {
        return optional(14);
    }

    /// Returns `copyOfValues`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String copyOfValues_() {
        return optional(15);
    }

    /// Returns `value`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String value() {
        return optional(16);
    }

    /// Returns `valueAt`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable Integer valueAt() {
        return optional(17);
    }

    /// Returns `accept`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String accept() {
        return optional(18);
    }

    /// Returns `optional`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int optional() {
        return this.<Integer>required(19);
    }

    /// Returns `required`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int required() {
        return this.<Integer>required(20);
    }

    /// Returns `list`.
    ///
    /// @return the items, empty if it is absent
    public final List<Integer> list() {
        return list(21);
    }

    /// Returns `put`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int put() {
        return this.<Integer>required(22);
    }

    /// Returns `putList`.
    ///
    /// @return the items, empty if it is absent
    public final List<Integer> putList() {
        return list(23);
    }

    /// Returns `assemble`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String assemble() {
        return optional(24);
    }

    /// Returns `type`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final String type() {
        return this.<String>required(25);
    }

    /// Returns `values`.
    ///
    /// @return the items, empty if it is absent
    public final List<String> values() {
        return list(26);
    }

    /// Returns `content`.
    ///
    /// @return the value, or null if it is absent
    public final @Nullable String content() {
        return optional(27);
    }

    /// Returns `index`.
    ///
    /// @return the value; [MissingMemberException] if the server left it out
    public final int index() {
        return this.<Integer>required(28);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty builder
    public static Inherited.Builder<?> builder() {
        return new Builder<>(TYPE.assemble());
    }

    @Override
    public Inherited.Builder<?> toBuilder() {
        return new Builder<>(new DataAssembler(this));
    }

    /// Builds [Inherited].
    ///
    /// @param <SELF> the type of the builder itself
    public static class Builder<SELF extends Builder<SELF>> extends DataObject.Builder<SELF> {
        Builder(DataAssembler content) {
            super(content);
        }

        /// Sets `getClass`.
        ///
        /// @param getClass_ the value
        /// @return this builder
        public final SELF getClass_(@Nullable String getClass_) {
            return put(0, getClass_);
        }

        /// Sets `hashCode`.
        ///
        /// @param hashCode_ the value
        /// @return this builder
        public final SELF hashCode_(@Nullable Integer hashCode_) {
            return put(1, hashCode_);
        }

        /// Sets `equals`.
        ///
        /// @param equals_ the value
        /// @return this builder
        public final SELF equals_(@Nullable Object equals_) {
            return put(2, equals_);
        }

        /// Sets `toString`.
        ///
        /// @param toString_ the value
        /// @return this builder
        public final SELF toString_(@Nullable String toString_) {
            return put(3, toString_);
        }

        /// Sets `clone`.
        ///
        /// @param clone_ the value
        /// @return this builder
        public final SELF clone_(@Nullable String clone_) {
            return put(4, clone_);
        }

        /// Sets `finalize`.
        ///
        /// @param finalize_ the value
        /// @return this builder
        public final SELF finalize_(@Nullable String finalize_) {
            return put(5, finalize_);
        }

        /// Sets `notify`.
        ///
        /// @param notify_ the value
        /// @return this builder
        public final SELF notify_(@Nullable String notify_) {
            return put(6, notify_);
        }

        /// Sets `notifyAll`.
        ///
        /// @param notifyAll_ the value
        /// @return this builder
        public final SELF notifyAll_(@Nullable String notifyAll_) {
            return put(7, notifyAll_);
        }

        /// Sets `wait`.
        ///
        /// @param wait_ the value
        /// @return this builder
        public final SELF wait_(@Nullable Long wait_) {
            return put(8, wait_);
        }

        /// Sets `vimType`.
        ///
        /// @param vimType_ the value
        /// @return this builder
        public final SELF vimType_(@Nullable String vimType_) {
            return put(9, vimType_);
        }

        /// Sets `wireType`.
        ///
        /// @param wireType_ the value
        /// @return this builder
        public final SELF wireType_(@Nullable String wireType_) {
            return put(10, wireType_);
        }

        /// Sets `unknowns`.
        ///
        /// @param unknowns_ the value
        /// @return this builder
        public final SELF unknowns_(@Nullable String unknowns_) {
            return put(11, unknowns_);
        }

        /// Sets `toBuilder`.
        ///
        /// @param toBuilder_ the value
        /// @return this builder
        public final SELF toBuilder_(@Nullable String toBuilder_) {
            return put(12, toBuilder_);
        }

        /// Sets `builder`.
        ///
        /// @param builder_ the value
        /// @return this builder
        public final SELF builder_(@Nullable String builder_) {
            return put(13, builder_);
        }

        /// Sets `build`.
        ///
        /// @param build the value
        /// @return this builder
        public final SELF build(@Nullable String build) {
            return put(14, build);
        }

        /// Sets `copyOfValues`.
        ///
        /// @param copyOfValues_ the value
        /// @return this builder
        public final SELF copyOfValues_(@Nullable String copyOfValues_) {
            return put(15, copyOfValues_);
        }

        /// Sets `value`.
        ///
        /// @param value the value
        /// @return this builder
        public final SELF value(@Nullable String value) {
            return put(16, value);
        }

        /// Sets `valueAt`.
        ///
        /// @param valueAt the value
        /// @return this builder
        public final SELF valueAt(@Nullable Integer valueAt) {
            return put(17, valueAt);
        }

        /// Sets `accept`.
        ///
        /// @param accept the value
        /// @return this builder
        public final SELF accept(@Nullable String accept) {
            return put(18, accept);
        }

        /// Sets `optional`.
        ///
        /// @param optional the value
        /// @return this builder
        public final SELF optional(int optional) {
            return put(19, optional);
        }

        /// Sets `required`.
        ///
        /// @param required the value
        /// @return this builder
        public final SELF required(int required) {
            return put(20, required);
        }

        /// Sets `list`.
        ///
        /// @param list the items
        /// @return this builder
        public final SELF list(List<? extends Integer> list) {
            return putList(21, list);
        }

        /// Sets `put`.
        ///
        /// @param put the value
        /// @return this builder
        public final SELF put(int put) {
            return put(22, put);
        }

        /// Sets `putList`.
        ///
        /// @param putList the items
        /// @return this builder
        public final SELF putList(List<? extends Integer> putList) {
            return putList(23, putList);
        }

        /// Sets `assemble`.
        ///
        /// @param assemble the value
        /// @return this builder
        public final SELF assemble(@Nullable String assemble) {
            return put(24, assemble);
        }

        /// Sets `type`.
        ///
        /// @param type the value
        /// @return this builder
        public final SELF type(String type) {
            return put(25, type);
        }

        /// Sets `values`.
        ///
        /// @param values the items
        /// @return this builder
        public final SELF values(List<? extends String> values) {
            return putList(26, values);
        }

        /// Sets `content`.
        ///
        /// @param content the value
        /// @return this builder
        public final SELF content(@Nullable String content) {
            return put(27, content);
        }

        /// Sets `index`.
        ///
        /// @param index the value
        /// @return this builder
        public final SELF index(int index) {
            return put(28, index);
        }

        @Override
        public Inherited build() {
            return (Inherited) assemble();
        }
    }
}
