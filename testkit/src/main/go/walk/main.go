// Walks a VI API server with govmomi's client the way its users do, and prints a line for each step. A
// step that fails prints "FAILED" with the reason; the exit status is then 1.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/event"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/ovf"
	"github.com/vmware/govmomi/performance"
	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

type walk struct {
	ctx    context.Context
	client *govmomi.Client
	finder *find.Finder
	vm     *object.VirtualMachine
	failed bool
}

func (w *walk) step(name string, work func() (string, error)) {
	text, err := work()
	if err != nil {
		w.failed = true
		fmt.Printf("%s: FAILED %v\n", name, err)
		return
	}
	fmt.Printf("%s: %s\n", name, text)
}

func main() {
	u, err := url.Parse(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	u.User = url.UserPassword(os.Args[2], os.Args[3])
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	client, err := govmomi.NewClient(ctx, u, true)
	if err != nil {
		fmt.Println("login: FAILED", err)
		os.Exit(1)
	}
	w := &walk{ctx: ctx, client: client, finder: find.NewFinder(client.Client, true)}
	w.step("about", func() (string, error) { return client.ServiceContent.About.FullName, nil })
	w.finders()
	w.collector()
	w.views()
	w.power()
	w.snapshots()
	w.reconfigure()
	w.create()
	w.events()
	w.performance()
	w.files()
	w.step("logout", func() (string, error) { return "done", client.Logout(ctx) })
	if w.failed {
		os.Exit(1)
	}
}

func (w *walk) finders() {
	w.step("datacenter", func() (string, error) {
		dc, err := w.finder.DatacenterOrDefault(w.ctx, os.Args[4])
		if err != nil {
			return "", err
		}
		w.finder.SetDatacenter(dc)
		return dc.InventoryPath, nil
	})
	w.step("virtual machines", func() (string, error) {
		vms, err := w.finder.VirtualMachineList(w.ctx, "*")
		if err != nil {
			return "", err
		}
		w.vm = vms[0]
		return paths(vms, func(i int) string { return vms[i].InventoryPath }, len(vms)), nil
	})
	w.step("hosts", func() (string, error) {
		hosts, err := w.finder.HostSystemList(w.ctx, "*/*")
		return paths(hosts, func(i int) string { return hosts[i].InventoryPath }, len(hosts)), err
	})
	w.step("datastores", func() (string, error) {
		stores, err := w.finder.DatastoreList(w.ctx, "*")
		return paths(stores, func(i int) string { return stores[i].InventoryPath }, len(stores)), err
	})
	w.step("networks", func() (string, error) {
		networks, err := w.finder.NetworkList(w.ctx, "*")
		return paths(networks, func(i int) string { return networks[i].GetInventoryPath() }, len(networks)), err
	})
	w.step("resource pools", func() (string, error) {
		pools, err := w.finder.ResourcePoolList(w.ctx, "*/Resources")
		return paths(pools, func(i int) string { return pools[i].InventoryPath }, len(pools)), err
	})
	w.step("everything", func() (string, error) {
		all, err := w.finder.ManagedObjectListChildren(w.ctx, "./...")
		return fmt.Sprint(len(all) > 5), err
	})
	w.step("by UUID", func() (string, error) {
		var vm mo.VirtualMachine
		if err := w.vm.Properties(w.ctx, w.vm.Reference(), []string{"config.uuid"}, &vm); err != nil {
			return "", err
		}
		found, err := object.NewSearchIndex(w.client.Client).FindByUuid(w.ctx, nil, vm.Config.Uuid, true, nil)
		if err != nil {
			return "", err
		}
		return fmt.Sprint(found.Reference() == w.vm.Reference()), nil
	})
}

func paths(_ interface{}, path func(int) string, count int) string {
	var all []string
	for i := 0; i < count; i++ {
		all = append(all, path(i))
	}
	return strings.Join(all, " ")
}

func (w *walk) collector() {
	w.step("all properties of a machine", func() (string, error) {
		var vm mo.VirtualMachine
		err := w.vm.Properties(w.ctx, w.vm.Reference(), nil, &vm)
		if err != nil {
			return "", err
		}
		devices := object.VirtualDeviceList(vm.Config.Hardware.Device)
		return fmt.Sprintf("%s %d disk %s", vm.Name, len(devices.SelectByType((*types.VirtualDisk)(nil))),
			vm.Summary.Config.VmPathName), nil
	})
	w.step("waiting for a property", func() (string, error) {
		err := property.Wait(w.ctx, property.DefaultCollector(w.client.Client), w.vm.Reference(),
			[]string{"runtime.powerState"}, func(changes []types.PropertyChange) bool { return true })
		return "reported", err
	})
}

func (w *walk) views() {
	w.step("container view", func() (string, error) {
		v, err := view.NewManager(w.client.Client).CreateContainerView(w.ctx,
			w.client.ServiceContent.RootFolder, []string{"VirtualMachine"}, true)
		if err != nil {
			return "", err
		}
		defer v.Destroy(w.ctx)
		var vms []mo.VirtualMachine
		if err = v.Retrieve(w.ctx, []string{"VirtualMachine"}, []string{"summary", "guest"}, &vms); err != nil {
			return "", err
		}
		var names []string
		for _, vm := range vms {
			names = append(names, vm.Summary.Config.Name)
		}
		sort.Strings(names)
		return strings.Join(names, " "), nil
	})
	w.step("list view", func() (string, error) {
		v, err := view.NewManager(w.client.Client).CreateListView(w.ctx, []types.ManagedObjectReference{w.vm.Reference()})
		if err != nil {
			return "", err
		}
		return "made", v.Destroy(w.ctx)
	})
}

func (w *walk) task(name string, start func() (*object.Task, error)) {
	w.step(name, func() (string, error) {
		task, err := start()
		if err != nil {
			return "", err
		}
		info, err := task.WaitForResult(w.ctx, nil)
		if err != nil {
			return "", err
		}
		return string(info.State), nil
	})
}

func (w *walk) power() {
	w.task("power off", func() (*object.Task, error) { return w.vm.PowerOff(w.ctx) })
	w.step("power off again", func() (string, error) {
		task, err := w.vm.PowerOff(w.ctx)
		if err != nil {
			return "", err
		}
		_, err = task.WaitForResult(w.ctx, nil)
		if t, ok := err.(interface{ Fault() types.BaseMethodFault }); ok {
			return fmt.Sprintf("%T", t.Fault()), nil
		}
		return "", fmt.Errorf("no typed fault: %v", err)
	})
	w.task("power on", func() (*object.Task, error) { return w.vm.PowerOn(w.ctx) })
	w.step("address", func() (string, error) {
		address, err := w.vm.WaitForIP(w.ctx)
		return fmt.Sprint(strings.Count(address, ".") == 3), err
	})
}

func (w *walk) snapshots() {
	w.task("create snapshot", func() (*object.Task, error) {
		return w.vm.CreateSnapshot(w.ctx, "before", "from govmomi", true, false)
	})
	w.step("find snapshot", func() (string, error) {
		found, err := w.vm.FindSnapshot(w.ctx, "before")
		return fmt.Sprint(found != nil), err
	})
	w.task("revert to snapshot", func() (*object.Task, error) { return w.vm.RevertToSnapshot(w.ctx, "before", false) })
	w.task("remove snapshot", func() (*object.Task, error) {
		consolidate := true
		return w.vm.RemoveSnapshot(w.ctx, "before", false, &consolidate)
	})
}

func (w *walk) reconfigure() {
	w.task("reconfigure", func() (*object.Task, error) {
		return w.vm.Reconfigure(w.ctx, types.VirtualMachineConfigSpec{
			Annotation:  "walked",
			ExtraConfig: []types.BaseOptionValue{&types.OptionValue{Key: "guestinfo.walk", Value: "yes"}},
		})
	})
	w.step("annotation", func() (string, error) {
		var vm mo.VirtualMachine
		err := w.vm.Properties(w.ctx, w.vm.Reference(), []string{"config.annotation"}, &vm)
		if err != nil {
			return "", err
		}
		return vm.Config.Annotation, nil
	})
}

func (w *walk) create() {
	var made *object.VirtualMachine
	w.step("create a machine", func() (string, error) {
		folders, err := w.datacenterFolders()
		if err != nil {
			return "", err
		}
		pools, err := w.finder.ResourcePoolList(w.ctx, "*/Resources")
		if err != nil {
			return "", err
		}
		store, err := w.store()
		if err != nil {
			return "", err
		}
		devices := object.VirtualDeviceList{}
		scsi, err := devices.CreateSCSIController("pvscsi")
		if err != nil {
			return "", err
		}
		devices = append(devices, scsi)
		disk := devices.CreateDisk(scsi.(types.BaseVirtualController), store.Reference(), "")
		disk.CapacityInKB = 1 << 20
		devices = append(devices, disk)
		changes, err := devices.ConfigSpec(types.VirtualDeviceConfigSpecOperationAdd)
		if err != nil {
			return "", err
		}
		task, err := folders.VmFolder.CreateVM(w.ctx, types.VirtualMachineConfigSpec{
			Name:         "walked",
			GuestId:      "otherGuest64",
			NumCPUs:      2,
			MemoryMB:     256,
			Files:        &types.VirtualMachineFileInfo{VmPathName: "[" + store.Name() + "]"},
			DeviceChange: changes,
		}, pools[0], nil)
		if err != nil {
			return "", err
		}
		info, err := task.WaitForResult(w.ctx, nil)
		if err != nil {
			return "", err
		}
		made = object.NewVirtualMachine(w.client.Client, info.Result.(types.ManagedObjectReference))
		name, err := made.ObjectName(w.ctx)
		return name, err
	})
	if made == nil {
		return
	}
	w.step("its devices", func() (string, error) {
		devices, err := made.Device(w.ctx)
		if err != nil {
			return "", err
		}
		disk := devices.SelectByType((*types.VirtualDisk)(nil))[0].(*types.VirtualDisk)
		return fmt.Sprintf("%s %d KiB", disk.Backing.(*types.VirtualDiskFlatVer2BackingInfo).FileName, disk.CapacityInKB), nil
	})
	w.task("start it", func() (*object.Task, error) { return made.PowerOn(w.ctx) })
	w.task("stop it", func() (*object.Task, error) { return made.PowerOff(w.ctx) })
	w.pack(made)
	w.task("destroy it", func() (*object.Task, error) { return made.Destroy(w.ctx) })
}

type pack struct {
	descriptor string
	files      map[string][]byte
}

// Exports a machine as an OVF package and imports it again.
func (w *walk) pack(vm *object.VirtualMachine) {
	var packed *pack
	w.step("pack it", func() (string, error) {
		var err error
		packed, err = w.export(vm)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%d files", len(packed.files)), nil
	})
	if packed == nil {
		return
	}
	w.step("unpack it", func() (string, error) {
		copied, err := w.unpack(packed)
		if err != nil {
			return "", err
		}
		before, err := w.describe(vm)
		if err != nil {
			return "", err
		}
		after, err := w.describe(copied)
		if err != nil {
			return "", err
		}
		if before != after {
			return "", fmt.Errorf("%s became %s", before, after)
		}
		task, err := copied.Destroy(w.ctx)
		if err != nil {
			return "", err
		}
		return after, task.Wait(w.ctx)
	})
}

func (w *walk) describe(vm *object.VirtualMachine) (string, error) {
	var found mo.VirtualMachine
	if err := vm.Properties(w.ctx, vm.Reference(), []string{"config"}, &found); err != nil {
		return "", err
	}
	var devices []string
	for _, device := range found.Config.Hardware.Device {
		devices = append(devices, strings.TrimPrefix(fmt.Sprintf("%T", device), "*types.Virtual"))
	}
	sort.Strings(devices)
	return fmt.Sprintf("%s %s %d CPUs %d MB %s", found.Config.GuestId, found.Config.Version,
		found.Config.Hardware.NumCPU, found.Config.Hardware.MemoryMB, strings.Join(devices, " ")), nil
}

func (w *walk) export(vm *object.VirtualMachine) (*pack, error) {
	lease, err := vm.Export(w.ctx)
	if err != nil {
		return nil, err
	}
	info, err := lease.Wait(w.ctx, nil)
	if err != nil {
		return nil, err
	}
	packed := &pack{files: map[string][]byte{}}
	params := types.OvfCreateDescriptorParams{Name: "walked"}
	for _, item := range info.Items {
		body, _, err := w.client.Download(w.ctx, item.URL, &soap.DefaultDownload)
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(body)
		body.Close()
		if err != nil {
			return nil, err
		}
		packed.files[item.Path] = content
		file := item.File()
		file.Size = int64(len(content))
		params.OvfFiles = append(params.OvfFiles, file)
	}
	if err = lease.Complete(w.ctx); err != nil {
		return nil, err
	}
	result, err := ovf.NewManager(w.client.Client).CreateDescriptor(w.ctx, vm, params)
	if err != nil {
		return nil, err
	}
	if len(result.Error) > 0 {
		return nil, fmt.Errorf("%s", result.Error[0].LocalizedMessage)
	}
	packed.descriptor = result.OvfDescriptor
	envelope, err := ovf.Unmarshal(strings.NewReader(packed.descriptor))
	if err != nil {
		return nil, err
	}
	if len(envelope.References) != len(packed.files) {
		return nil, fmt.Errorf("%d files in the descriptor", len(envelope.References))
	}
	return packed, nil
}

func (w *walk) unpack(packed *pack) (*object.VirtualMachine, error) {
	pools, err := w.finder.ResourcePoolList(w.ctx, "*/Resources")
	if err != nil {
		return nil, err
	}
	store, err := w.store()
	if err != nil {
		return nil, err
	}
	folders, err := w.datacenterFolders()
	if err != nil {
		return nil, err
	}
	result, err := ovf.NewManager(w.client.Client).CreateImportSpec(w.ctx, packed.descriptor, pools[0], store,
		types.OvfCreateImportSpecParams{EntityName: "unpacked", DiskProvisioning: "thin"})
	if err != nil {
		return nil, err
	}
	if len(result.Error) > 0 {
		return nil, fmt.Errorf("%s", result.Error[0].LocalizedMessage)
	}
	lease, err := pools[0].ImportVApp(w.ctx, result.ImportSpec, folders.VmFolder, nil)
	if err != nil {
		return nil, err
	}
	info, err := lease.Wait(w.ctx, result.FileItem)
	if err != nil {
		return nil, err
	}
	if len(info.Items) != len(packed.files) {
		return nil, fmt.Errorf("%d files to upload", len(info.Items))
	}
	updater := lease.StartUpdater(w.ctx, info)
	defer updater.Done()
	for _, item := range info.Items {
		content := packed.files[item.Path]
		options := soap.Upload{ContentLength: int64(len(content))}
		if err = lease.Upload(w.ctx, item, bytes.NewReader(content), options); err != nil {
			return nil, err
		}
	}
	return object.NewVirtualMachine(w.client.Client, info.Entity), lease.Complete(w.ctx)
}

func (w *walk) datacenterFolders() (*object.DatacenterFolders, error) {
	dc, err := w.finder.DatacenterOrDefault(w.ctx, os.Args[4])
	if err != nil {
		return nil, err
	}
	return dc.Folders(w.ctx)
}

func (w *walk) store() (*object.Datastore, error) {
	stores, err := w.finder.DatastoreList(w.ctx, "*")
	if err != nil {
		return nil, err
	}
	return stores[0], nil
}

func (w *walk) events() {
	w.step("events", func() (string, error) {
		manager := event.NewManager(w.client.Client)
		kinds := map[string]bool{}
		err := manager.Events(w.ctx, []types.ManagedObjectReference{w.vm.Reference()}, 20, false, false,
			func(_ types.ManagedObjectReference, events []types.BaseEvent) error {
				for _, e := range events {
					kinds[strings.TrimPrefix(fmt.Sprintf("%T", e), "*types.")] = true
				}
				return nil
			})
		for _, kind := range []string{"VmPoweredOffEvent", "VmPoweredOnEvent", "VmReconfiguredEvent"} {
			if !kinds[kind] {
				return "", fmt.Errorf("no %s among %v", kind, kinds)
			}
		}
		return "of powering and reconfiguring", err
	})
}

func (w *walk) performance() {
	w.step("performance", func() (string, error) {
		manager := performance.NewManager(w.client.Client)
		spec := types.PerfQuerySpec{MaxSample: 3, IntervalId: 20, MetricId: []types.PerfMetricId{{Instance: ""}}}
		sample, err := manager.SampleByName(w.ctx, spec, []string{"cpu.usagemhz.average", "mem.active.average"},
			[]types.ManagedObjectReference{w.vm.Reference()})
		if err != nil {
			return "", err
		}
		series, err := manager.ToMetricSeries(w.ctx, sample)
		if err != nil {
			return "", err
		}
		var names []string
		for _, s := range series[0].Value {
			if len(s.Value) == 0 {
				return "", fmt.Errorf("%s has no samples", s.Name)
			}
			names = append(names, s.Name)
		}
		sort.Strings(names)
		return strings.Join(names, " "), nil
	})
}

func (w *walk) files() {
	store, err := w.store()
	if err != nil {
		w.step("datastore", func() (string, error) { return "", err })
		return
	}
	content := []byte(strings.Repeat("0123456789abcdef", 4096))
	name := "walk dir/ödd +&%name.bin"
	w.step("make directory", func() (string, error) {
		return "done", object.NewFileManager(w.client.Client).MakeDirectory(w.ctx, store.Path("walk dir"), nil, true)
	})
	w.step("upload", func() (string, error) {
		param := soap.DefaultUpload
		param.ContentLength = int64(len(content))
		return "done", store.Upload(w.ctx, bytes.NewReader(content), name, &param)
	})
	w.step("download", func() (string, error) {
		body, size, err := store.Download(w.ctx, name, nil)
		if err != nil {
			return "", err
		}
		defer body.Close()
		got, err := io.ReadAll(body)
		return fmt.Sprintf("%d bytes, equal: %v", size, bytes.Equal(got, content)), err
	})
	w.step("browse", func() (string, error) {
		browser, err := store.Browser(w.ctx)
		if err != nil {
			return "", err
		}
		spec := types.HostDatastoreBrowserSearchSpec{MatchPattern: []string{"*.bin"}, Details: &types.FileQueryFlags{FileSize: true, FileType: true}}
		task, err := browser.SearchDatastore(w.ctx, store.Path("walk dir"), &spec)
		if err != nil {
			return "", err
		}
		info, err := task.WaitForResult(w.ctx, nil)
		if err != nil {
			return "", err
		}
		found := info.Result.(types.HostDatastoreBrowserSearchResults)
		file := found.File[0].GetFileInfo()
		return fmt.Sprintf("%s %d", file.Path, file.FileSize), nil
	})
	w.step("disk", func() (string, error) {
		manager := object.NewVirtualDiskManager(w.client.Client)
		dc, err := w.finder.DatacenterOrDefault(w.ctx, os.Args[4])
		if err != nil {
			return "", err
		}
		spec := &types.FileBackedVirtualDiskSpec{
			VirtualDiskSpec: types.VirtualDiskSpec{DiskType: "thin", AdapterType: "lsiLogic"}, CapacityKb: 10240}
		task, err := manager.CreateVirtualDisk(w.ctx, store.Path("walk dir/disk.vmdk"), dc, spec)
		if err != nil {
			return "", err
		}
		if err = task.Wait(w.ctx); err != nil {
			return "", err
		}
		uuid, err := manager.QueryVirtualDiskUuid(w.ctx, store.Path("walk dir/disk.vmdk"), dc)
		return fmt.Sprint(len(uuid) > 30), err
	})
	w.step("delete", func() (string, error) {
		dc, err := w.finder.DatacenterOrDefault(w.ctx, os.Args[4])
		if err != nil {
			return "", err
		}
		task, err := object.NewFileManager(w.client.Client).DeleteDatastoreFile(w.ctx, store.Path("walk dir"), dc)
		if err != nil {
			return "", err
		}
		return "done", task.Wait(w.ctx)
	})
}
