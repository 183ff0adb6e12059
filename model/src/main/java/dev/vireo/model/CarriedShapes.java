package dev.vireo.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The shapes of what is carried along, by the element it is in. [CarriedShape#read] says how the
/// tables are written. Elements that are in no table are carried along as they are written.
final class CarriedShapes {
    private static final String GROUPS =
            """
            addresses
              address[type=pci] type domain:hex4=0 bus:hex2=0 slot:hex2=0 function:hex=0 multifunction
                zpci uid:hex4 fid:hex8
              address[type=drive] type controller:dec=0 bus:dec=0 target:dec=0 unit:dec=0
              address[type=usb] type bus:dec=0 port
              address[type=virtio-serial] type controller:dec=0 bus:dec=0 port:dec=0
              address[type=ccid] type controller:dec=0 slot:dec=0
              address[type=spapr-vio] type reg:hex8
              address[type=ccw] type cssid:hex ssid:hex devno:hex4
              address[type=isa] type iobase:hex irq:hex
              address[type=dimm] type slot:dec base:hex
              address type
            labels
              seclabel* model labelskip relabel
                label #
            secret
              secret* type uuid:uuid usage
            storage
              encryption format engine
                @secret
                cipher name size mode hash
                ivgen name hash
              @labels
            character
              source* mode host service channel path append master slave dev tls
                @labels
                reconnect enabled timeout
                clipboard copypaste
                mouse mode
              protocol type
              log file append
            virtio
              driver? iommu ats packed page_per_vq
            """;

    private static final String DOMAIN =
            """
            domain
              blkiotune?
                weight #
                device*
                  path #
                  weight #
                  read_iops_sec #
                  write_iops_sec #
                  read_bytes_sec #
                  write_bytes_sec #
              memoryBacking?
                hugepages
                  page* size@unit=KiB nodeset:cpus
                nosharepages
                locked
                source type
                access mode
                allocation mode threads
                discard
              iothreadids?
                iothread* id thread_pool_min thread_pool_max
              defaultiothread thread_pool_min thread_pool_max
              numatune?
                memory mode=strict nodeset:cpus placement
                memnode*^cellid cellid mode=strict nodeset:cpus
              resource?
                partition #
                fibrechannel appid
              sysinfo*[type=smbios] type
                bios
                  entry*^name(vendor,version,date,release) name #
                system
                  entry*^name(manufacturer,product,version,serial,uuid,sku,family) name #
                baseBoard*
                  entry*^name(manufacturer,product,version,serial,asset,location) name #
                chassis
                  entry*^name(manufacturer,version,serial,asset,sku) name #
                oemStrings
                  entry* #
              idmap?
                uid*^start start target count
                gid*^start start target count
              features?
                acpi
                apic eoi
                pae
                hap state=on
                viridian
                privnet
                hyperv mode=custom
                  relaxed state
                  vapic state
                  spinlocks state retries
                  vpindex state
                  runtime state
                  synic state
                  stimer state
                    direct state
                  reset state
                  vendor_id state value
                  frequencies state
                  reenlightenment state
                  tlbflush state
                  ipi state
                  evmcs state
                  avic state
                kvm
                  hidden state
                  hint-dedicated state
                  poll-control state
                  pv-ipi state
                  dirty-ring state size
                pvspinlock state=on
                capabilities policy
                  audit_control state
                  audit_write state
                  block_suspend state
                  chown state
                  dac_override state
                  dac_read_search state
                  fowner state
                  fsetid state
                  ipc_lock state
                  ipc_owner state
                  kill state
                  lease state
                  linux_immutable state
                  mac_admin state
                  mac_override state
                  mknod state
                  net_admin state
                  net_bind_service state
                  net_broadcast state
                  net_raw state
                  setgid state
                  setfcap state
                  setpcap state
                  setuid state
                  sys_admin state
                  sys_boot state
                  sys_chroot state
                  sys_module state
                  sys_nice state
                  sys_pacct state
                  sys_ptrace state
                  sys_rawio state
                  sys_resource state
                  sys_time state
                  sys_tty_config state
                  syslog state
                  wake_alarm state
                pmu state=on
                vmport state=on
                gic version
                smm state=on
                  tseg unit #
                ioapic driver
                hpt resizing
                  maxpagesize #KiB
                vmcoreinfo state=on
                htm state=on
                nested-hv state=on
                msrs unknown
                ccf-assist state=on
                xen?
                  e820_host state
                  passthrough state mode
                cfpc value
                sbbc value
                ibs value
                tcg?
                  tb-cache #KiB
              perf?
                event*^name(cmt,mbmt,mbml,cpu_cycles,instructions,cache_references,cache_misses,branch_instructions,branch_misses,bus_cycles,stalled_cycles_frontend,stalled_cycles_backend,ref_cpu_cycles,cpu_clock,task_clock,page_faults,context_switches,cpu_migrations,page_faults_min,page_faults_maj,alignment_faults,emulation_faults) name enabled
              seclabel*[type=static] type model relabel=no
                label #
                imagelabel #
                baselabel #
              seclabel*[type=dynamic] type model relabel=yes
                label #
                imagelabel #
                baselabel #
              seclabel*[type=none] type model
              seclabel*?
              keywrap?
                cipher* name state
              launchSecurity[type=sev] type kernelHashes
                cbitpos #
                reducedPhysBits #
                policy #
                dhCert #
                session #
            timer
              catchup? threshold slew limit
            cputune
              vcpupin*^vcpu vcpu cpuset:cpus
              emulatorpin cpuset:cpus
              iothreadpin*^iothread iothread cpuset:cpus
              emulatorsched scheduler priority
              vcpusched* vcpus:cpus scheduler priority
              iothreadsched* iothreads:cpus scheduler priority
            os
              loader? readonly secure type #
              bootmenu enable timeout
              bios useserial rebootTimeout
            cpu
              model fallback vendor_id #
              maxphysaddr[mode=passthrough] mode
              maxphysaddr[mode=emulate] mode bits
              numa?
                cell* id cpus:cpus memory@unit=KiB memAccess discard
                  distances
                    sibling*^id id value
                  cache* level associativity policy
                    size value unit
                    line value unit
                interconnects
                  latency* initiator target cache type value
                  bandwidth* initiator target cache type value unit
            """;

    private static final String DEVICES =
            """
            devices
              lease*
                lockspace #
                key #
                target path offset!0
              smartcard* mode type
                certificate* #
                database #
                @character
                @addresses
              channel* type
                @character
                target type address name port
                @addresses
              input*[type=mouse] type bus=ps2 model
                @virtio
                @addresses
              input*[type=keyboard] type bus=ps2 model
                @virtio
                @addresses
              input*[type=tablet] type bus=usb model
                @virtio
                @addresses
              hostdev*[type=pci] mode type managed=no model display ramfb
                driver name
                source writeFiltering
                  address domain:hex4=0 bus:hex2=0 slot:hex2=0 function:hex=0
                teaming type persistent
                boot order
                rom enabled bar file
                @addresses
              hostdev*[type=usb] mode type managed=no
                source startupPolicy guestReset
                  vendor id:hex4
                  product id:hex4
                  address bus:dec device:dec
                boot order
                @addresses
              hostdev*[type=scsi] mode type managed=no sgio rawio
                source protocol name
                  adapter name
                  host* name port transport!tcp socket
                  auth username
                    @secret
                  initiator
                    iqn name
                  address bus:dec target:dec unit:dec
                readonly
                shareable
                boot order
                @addresses
              hostdev*[type=mdev] mode type managed=no model display ramfb
                source
                  address uuid:uuid
                boot order
                @addresses
              hostdev*[type=scsi_host] mode type managed=no model
                source protocol wwpn
                boot order
                @addresses
              hostdev*[mode=capabilities] mode type
                source
                  block #
                  char #
                  interface #
                ip* address family=ipv4 prefix peer
                route* family address netmask prefix gateway metric
              redirdev* bus type
                @character
                boot order
                @addresses
              redirfilter
                usbdev* class:hex2 vendor:HEX4!-1 product:HEX4!-1 version!-1 allow
              hub* type
                @addresses
              watchdog* model action=reset
                @addresses
              memballoon[model=none] model
                stats? period
              memballoon model autodeflate freePageReporting
                stats? period
                @addresses
                @virtio
              rng* model
                rate bytes period
                backend[model=random] model #
                backend[model=builtin] model
                backend model type
                  @character
                @virtio
                @addresses
              nvram
                @addresses
              panic*? model
                @addresses
              shmem* name role
                model+ type=ivshmem
                size unit #
                server path
                msi vectors ioeventfd
                @addresses
              iommu model
                driver intremap caching_mode eim iotlb aw_bits
                @addresses
              vsock model
                cid+ auto=yes address
                @addresses
                @virtio
            iotune
              total_bytes_sec? #
              read_bytes_sec? #
              write_bytes_sec? #
              total_iops_sec? #
              read_iops_sec? #
              write_iops_sec? #
              total_bytes_sec_max? #
              read_bytes_sec_max? #
              write_bytes_sec_max? #
              total_iops_sec_max? #
              read_iops_sec_max? #
              write_iops_sec_max? #
              size_iops_sec? #
              group_name? #
              total_bytes_sec_max_length? #
              read_bytes_sec_max_length? #
              write_bytes_sec_max_length? #
              total_iops_sec_max_length? #
              read_iops_sec_max_length? #
              write_iops_sec_max_length? #
            disk
              auth username
                @secret
              @storage
              geometry cyls heads secs trans
              blockio logical_block_size physical_block_size
            driver
              metadata_cache?
                max_size #bytes
            source
              host* name port transport!tcp socket
              snapshot name
              config file
              initiator
                iqn name
              identity user group
              auth username
                @secret
              reservations managed
                source type path mode
              ssl verify
              cookies
                cookie* name #
              readahead size
              timeout seconds
              reconnect? enabled timeout
              slices
                slice* type offset size
              local address port
              @storage
              address[type=pci] type domain:hex4=0 bus:hex2=0 slot:hex2=0 function:hex=0
              address domain:hex4=0 bus:hex2=0 slot:hex2=0 function:hex=0
              ip* address family=ipv4 prefix peer
              route* family address netmask prefix gateway metric
            interface
              vlan trunk
                tag* id nativeMode
              ip* address family=ipv4 prefix peer
              route* family address netmask prefix gateway metric
              script path
              downscript path
              backenddomain name
              bandwidth?
                inbound average peak floor burst
                outbound average peak burst
              driver? name txmode ioeventfd event_idx queues rx_queue_size tx_queue_size rss rss_hash_report iommu ats packed page_per_vq
                host? csum gso tso4 tso6 ecn ufo mrg_rxbuf
                guest? csum tso4 tso6 ecn ufo
              backend? tap vhost
              filterref filter
                parameter*^name() name value
              tune
                sndbuf #
              link state
              mtu size
              boot order loadparm
              rom? enabled bar file
              teaming type persistent
              acpi index
              port isolated
            virtualport
              parameters managerid typeid typeidversion instanceid:uuid interfaceid:uuid profileid
            controller
              driver? queues cmd_per_lun max_sectors ioeventfd iothread iommu ats packed page_per_vq
              model name
              target chassisNr:dec chassis:dec port:hex busNr:dec index:dec hotplug
                node #
              master startport
              pcihole64 #KiB
            filesystem
              driver? type format wrpolicy queue iommu ats packed page_per_vq
              space_hard_limit #bytes
              space_soft_limit #bytes
            backend
              device path
              source type mode path
              encryption secret:uuid
              active_pcr_banks
                sha1
                sha256
                sha384
                sha512
            model
              acceleration? accel3d accel2d rendernode
              resolution x y
            video
              driver? iommu ats packed page_per_vq name
            sound
              codec* type
              audio id
              @addresses
            """;

    // what is in these has shapes, they themselves are described where the document is
    private static final Set<String> DESCRIBED = Set.of("features");

    private static final Map<String, List<CarriedShape>> SHAPES = read();

    private CarriedShapes() {}

    private static Map<String, List<CarriedShape>> read() {
        Map<String, List<CarriedShape>> groups = new HashMap<>();
        CarriedShape.read(GROUPS, groups);
        Map<String, List<CarriedShape>> shapes = new HashMap<>();
        for (String table : List.of(DOMAIN, DEVICES)) {
            for (CarriedShape parent : CarriedShape.read(table, new HashMap<>(groups))) {
                shapes.put(parent.name(), parent.children());
                for (CarriedShape child : parent.children()) {
                    if (DESCRIBED.contains(child.name())) {
                        shapes.put(child.name(), child.children());
                    }
                }
            }
        }
        return Map.copyOf(shapes);
    }

    /// Returns the shapes that an element can have: none if it is not known here.
    ///
    /// @param parent the name of the element it is in
    /// @param name its own name
    static List<CarriedShape> of(String parent, String name) {
        return SHAPES.getOrDefault(parent, List.of()).stream()
                .filter(shape -> shape.name().equals(name))
                .toList();
    }
}
