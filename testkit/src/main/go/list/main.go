// Command list prints name and power state of all VMs of a VI API server, as a program does that
// is written with govmomi and careful with round trips. It is what Vireo's list is measured beside.
//
// Usage: list http://user:password@host:port/sdk
package main

import (
	"context"
	"fmt"
	"log"
	"net/url"
	"os"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25/mo"
)

func main() {
	if err := list(context.Background(), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func list(ctx context.Context, address string) error {
	sdk, err := url.Parse(address)
	if err != nil {
		return err
	}
	client, err := govmomi.NewClient(ctx, sdk, true)
	if err != nil {
		return err
	}
	defer func() { _ = client.Logout(ctx) }()
	all, err := view.NewManager(client.Client).
		CreateContainerView(ctx, client.ServiceContent.RootFolder, []string{"VirtualMachine"}, true)
	if err != nil {
		return err
	}
	var vms []mo.VirtualMachine
	err = all.Retrieve(ctx, []string{"VirtualMachine"}, []string{"name", "runtime.powerState"}, &vms)
	if err != nil {
		return err
	}
	for _, vm := range vms {
		fmt.Printf("%-30s %s\n", vm.Name, vm.Runtime.PowerState)
	}
	return nil
}
