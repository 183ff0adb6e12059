// Command vcsim runs govmomi's simulator of a VI API server for Vireo's tests.
//
// It prints the server's URL in one line and then obeys commands from standard input, one a line,
// with tabs between the words; each is answered with a line that begins with "ok" or "error":
//
//	power NAME on|off|suspended   puts a VM into a power state, without a task
//	state NAME                    answers with the power state
//	rename NAME NEW               gives a VM another name
//	memory-limit NAME MIB         sets a VM's memory limit, -1 for none
//	sessions                      answers with the number of sessions
//	forget                        drops all sessions, as a restarted server would
//
// It ends when standard input does, so that no orphan outlives a test.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type server struct {
	url *url.URL // with user and password
}

func main() {
	kind := flag.String("model", "esx", "esx or vpx")
	vms := flag.Int("vms", 2, "VMs on each standalone host and in each cluster")
	hosts := flag.Int("hosts", 1, "standalone hosts (vpx)")
	clusters := flag.Int("clusters", 1, "clusters (vpx)")
	clusterHosts := flag.Int("cluster-hosts", 1, "hosts in each cluster (vpx)")
	datastores := flag.Int("datastores", 1, "datastores")
	off := flag.Bool("off", false, "leave the VMs powered off")
	encrypted := flag.Bool("tls", false, "serve https")
	user := flag.String("user", "user", "the only user that may log in")
	password := flag.String("password", "pass", "the user's password")
	flag.Parse()
	log.SetFlags(0)
	log.SetPrefix("vcsim: ")

	var model *simulator.Model
	switch *kind {
	case "esx":
		model = simulator.ESX()
	case "vpx":
		model = simulator.VPX()
		model.Host, model.Cluster, model.ClusterHost = *hosts, *clusters, *clusterHosts
	default:
		log.Fatalf("no such model: %q", *kind)
	}
	model.Machine, model.Datastore, model.Autostart = *vms, *datastores, !*off
	// The datastores are temporary folders: they go with the process, however it ends.
	defer model.Remove()
	if err := model.Create(); err != nil {
		log.Print(err)
		return
	}
	model.Service.Listen = &url.URL{Host: "127.0.0.1:0", User: url.UserPassword(*user, *password)}
	if *encrypted {
		model.Service.TLS = new(tls.Config)
	}
	s := model.Service.NewServer()
	public := *s.URL
	public.User = nil
	fmt.Println(public.String())
	server{s.URL}.obey()
}

func (s server) obey() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		words := strings.Split(in.Text(), "\t")
		answer, err := s.run(words[0], words[1:])
		if err != nil {
			fmt.Println("error", err)
		} else {
			fmt.Println(strings.TrimSpace("ok " + answer))
		}
	}
}

func (s server) run(command string, args []string) (string, error) {
	arity := map[string]int{
		"power": 2, "state": 1, "rename": 2, "memory-limit": 2, "sessions": 0, "forget": 0,
	}
	if want, known := arity[command]; !known || want != len(args) {
		return "", fmt.Errorf("not understood: %q with %d words", command, len(args))
	}
	switch command {
	case "sessions":
		keys, err := s.sessions(false)
		return strconv.Itoa(len(keys)), err
	case "forget":
		_, err := s.sessions(true)
		return "", err
	}
	vm, err := find(args[0])
	if err != nil {
		return "", err
	}
	switch command {
	case "state":
		return string(vm.Runtime.PowerState), nil
	case "power":
		return "", power(vm, args[1])
	case "rename":
		change(vm, map[string]types.AnyType{
			"name": args[1], "config.name": args[1], "summary.config.name": args[1],
		})
		return "", nil
	default: // memory-limit
		limit, err := strconv.ParseInt(args[1], 10, 64)
		if err == nil {
			simulator.Map.WithLock(vm, func() {
				allocation := *vm.Config.MemoryAllocation
				allocation.Limit = &limit
				vm.Config.MemoryAllocation = &allocation
			})
		}
		return "", err
	}
}

func find(name string) (*simulator.VirtualMachine, error) {
	for _, entity := range simulator.Map.All("VirtualMachine") {
		if vm := entity.(*simulator.VirtualMachine); vm.Name == name {
			return vm, nil
		}
	}
	return nil, fmt.Errorf("no VM %q", name)
}

func power(vm *simulator.VirtualMachine, to string) error {
	states := map[string]types.VirtualMachinePowerState{
		"on":        types.VirtualMachinePowerStatePoweredOn,
		"off":       types.VirtualMachinePowerStatePoweredOff,
		"suspended": types.VirtualMachinePowerStateSuspended,
	}
	state, known := states[to]
	if !known {
		return fmt.Errorf("no power state %q", to)
	}
	change(vm, map[string]types.AnyType{
		"runtime.powerState": state, "summary.runtime.powerState": state,
	})
	return nil
}

func change(vm *simulator.VirtualMachine, values map[string]types.AnyType) {
	var changes []types.PropertyChange
	for name, value := range values {
		changes = append(changes, types.PropertyChange{Name: name, Val: value})
	}
	simulator.Map.WithLock(vm, func() { simulator.Map.Update(vm, changes) })
}

// sessions logs in to the server itself: the simulator shows its sessions to clients only. The
// session used for that is left out.
func (s server) sessions(drop bool) ([]string, error) {
	ctx := context.Background()
	client, err := govmomi.NewClient(ctx, s.url, true)
	if err != nil {
		return nil, err
	}
	defer func() { _ = client.Logout(ctx) }()
	own, err := client.SessionManager.UserSession(ctx)
	if err != nil {
		return nil, err
	}
	var manager mo.SessionManager
	reference := *client.ServiceContent.SessionManager
	err = object.NewCommon(client.Client, reference).Properties(ctx, reference, []string{"sessionList"}, &manager)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, session := range manager.SessionList {
		if session.Key != own.Key {
			keys = append(keys, session.Key)
		}
	}
	if drop && len(keys) > 0 {
		err = client.SessionManager.TerminateSession(ctx, keys)
	}
	return keys, err
}
