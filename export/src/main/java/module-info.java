/// Reports on an inventory: the workbook that planners of migrations expect, and what a move to KVM
/// asks for.
module dev.vireo.export {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.api;
    requires dev.vireo.vmx;
    requires com.grack.nanojson;
    requires org.dhatim.fastexcel;

    exports dev.vireo.export;
}
